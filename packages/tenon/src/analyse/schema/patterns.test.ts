import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfPattern } from './patterns.ts';

describe('a pattern is refused', () => {
  it.each([
    '^(a+)+$',
    '(a|a)*$',
    '^(a|aa)+$',
    '(x+x+)+y',
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    '^(\\w+\\s?)*$',
    '^([a-z]+)*$',
    '(.*)*x',
    '(a*)*$',
    '^(a(b?|c?))*$',
    '^(a?b?)*c$',
    '^((a|b)+)+$',
    '^(a|b|ab)*c$',
    '^(?:\\w|[a-z])+$',
    '^(?:\\p{L}|é)*$',
    '^(?:[^]|a)*b$',
    '^(?=(a+)+$)',
    '^(?!(?:a|a)*$)',
    '(?<=(a+)+)b',
    '^(?:a{1,3}a)*$',
    '^((a{2})+)*$',
    '^((?:a?)+b?)*$',
  ])('when a loop reads one text in two ways: %s', (pattern) => {
    expect(faultOfPattern(pattern)?.code).toBe('schema.unsafe-pattern');
  });

  it.each(['^(.*a){12}$', '^(?:a?){30}a{30}$', '^(a|a){20}$'])('when many rounds do: %s', (pattern) => {
    expect(faultOfPattern(pattern)?.code).toBe('schema.unsafe-pattern');
  });

  it.each(['(', '[z-a]', 'a**', '\\-', '\\u{110000}', '(?<a>)(?<a>)'])('when it is not legal with the u flag: %s', (pattern) => {
    expect(faultOfPattern(pattern)?.code).toBe('schema.invalid-pattern');
  });
});

describe('a pattern is accepted', () => {
  it.each([
    '',
    '^(.*)$',
    '^x-',
    '^a*$',
    '^https?://',
    '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    '^-?(0|[1-9][0-9]*)$',
    '^(\\+|-)?\\d+(\\.\\d+)?([eE][+-]?\\d+)?$',
    '^[\\p{L}\\p{N} ]+$',
    '^.{1,255}$',
    '^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^(?:(?:[01]\\d|2[0-3]):[0-5]\\d,?)*$',
    '^(?:\\d{9}[\\dX]|\\d{13})$',
    '^(?:97[89]-?)?(?:\\d-?){9}[\\dX]$',
    '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    '^#([0-9a-fA-F]{3}){1,2}$',
    '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
    "^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$",
    '^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$',
    '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
    '^(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}$',
    '^"(?:[^"\\\\]|\\\\.)*"$',
    '^[a-z]+(?:[A-Z][a-z]*)*$',
    '^\\$(?:[1-9]\\d{0,2}(?:,\\d{3})*|0)(?:\\.\\d\\d)?$',
    '^((a|b)*?c)*?d$',
    '^([a-z])\\1+$',
    '^(a?)*$',
    '^(?:a{2})*$',
    '^(?:a{300}b)*$',
    '^(?:(?:a)?b){0}$',
  ])('%s', (pattern) => {
    expect(faultOfPattern(pattern)).toBeNull();
  });
});

/** How often a text can be read by an expression of `a`, `b`, sequences, choices and loops, counted by a matcher that backtracks. */
type Expression = string | readonly ['then' | 'or', Expression, Expression] | readonly ['loop', Expression];

function* endsOf(expression: Expression, text: string, from: number): Generator<number> {
  if (typeof expression === 'string') {
    if (text[from] === expression) yield from + 1;
  } else if (expression[0] === 'then') {
    for (const middle of endsOf(expression[1], text, from)) yield* endsOf(expression[2], text, middle);
  } else if (expression[0] === 'or') {
    yield* endsOf(expression[1], text, from);
    yield* endsOf(expression[2], text, from);
  } else {
    for (const end of endsOf(expression[1], text, from)) if (end > from) yield* endsOf(expression, text, end);
    yield from;
  }
}

function sourceOf(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  if (expression[0] === 'loop') return `(?:${sourceOf(expression[1])})*`;
  return expression[0] === 'then' ? sourceOf(expression[1]) + sourceOf(expression[2]) : `(?:${sourceOf(expression[1])}|${sourceOf(expression[2])})`;
}

const { expressions } = fc.letrec<{ expressions: Expression }>((tie) => ({
  expressions: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Expression>('a', 'b'),
    fc.tuple(fc.constantFrom('then' as const, 'or' as const), tie('expressions'), tie('expressions')),
    fc.tuple(fc.constant('loop' as const), tie('expressions')),
  ),
}));

it('the ways to read a text grow slowly under every pattern that is accepted', () => {
  const words = ['a', 'b', 'ab', 'aab', 'abb', 'ba'];
  fc.assert(
    fc.property(expressions, (body) => {
      const loop: Expression = ['loop', body];
      fc.pre(faultOfPattern(`^${sourceOf(loop)}$`) === null);
      for (const word of words) {
        const text = word.repeat(Math.ceil(60 / word.length));
        let ways = 0;
        for (const _ of endsOf(loop, text, 0)) if (++ways > 20_000) break; // 20 rounds that double would be a million
        expect(ways, `${sourceOf(loop)} on ${text}`).toBeLessThan(20_000);
      }
    }),
    { numRuns: 400 },
  );
});
