import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../keywords/equality.ts';
import { hasEscapedKey, parseEscapedKeys } from './escaped-keys.ts';

const escapes = (text: string): string => Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** JSON in which some keys are spelt with escapes that they need not have. */
function spelt(value: unknown, isEscaped: (name: string) => boolean): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => spelt(item, isEscaped)).join(' , ')}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${isEscaped(name) ? `"${escapes(name)}"` : JSON.stringify(name)} \n: ${spelt(member, isEscaped)}`,
  );
  return `{${members.join()}}`;
}

const name = fc.oneof(
  fc.constantFrom('\\', '"', '\\"', '\\n', '\n', 'é', '\\u00', 'a', '__proto__', '\ud800', ''),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(name, fc.integer(), fc.constantFrom(null, true, '":', '\\":', '{"\\n":1}')),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('json')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

describe('keys that are spelt with escapes', () => {
  it('become what was meant, in their order, and all else stays', () => {
    fc.assert(
      fc.property(json, fc.func(fc.boolean()), (value, isEscaped) => {
        const read = parseEscapedKeys(spelt(value, isEscaped));
        expect(canonicalText(read)).toBe(canonicalText(value));
        expect(keysOf(read)).toEqual(keysOf(value));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{"a":"\\n"}', false],
    ['{"a":"\\":"}', false],
    ['{"a":["\\\\",{"b":"\\""}]}', false],
    ['"\\n"', false],
    ['{}', false],
    ['{"\\n":1}', true],
    ['{"a":"\\"","\\\\"\t:1}', true],
    ['[{"a":1},{"b\\u0022":1}]', true],
  ])('are found: %s', (text, expected) => {
    expect(hasEscapedKey(text)).toBe(expected);
  });

  it('are the last of equal ones, as everywhere', () => {
    expect(parseEscapedKeys('{"\\u0022":1,"\\"":2,"a":3,"\\u0061":4}')).toEqual({ '"': 2, a: 4 });
  });

  it('cost what their length costs', () => {
    const many = `{${Array.from({ length: 50_000 }, (_, index) => `"\\"${index}":1`).join()}}`;
    expect(Object.keys(parseEscapedKeys(many) as object)).toHaveLength(50_000);
  });
});

function keysOf(value: unknown): unknown {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.entries(part) : part));
}
