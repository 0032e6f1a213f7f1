import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTimeOfMs } from '../../test/support/cpu-time.ts';
import { nextLink } from './link.ts';

describe('nextLink', () => {
  it.each<[string, string | undefined]>([
    ['', undefined],
    ['</a?page=2>; rel="next"', '/a?page=2'],
    ['</a?page=2>; rel=next', '/a?page=2'],
    ['</a?page=2> ; REL = "Next"', '/a?page=2'],
    ['</a?page=1>; rel="prev", </a?page=3>; rel="next"', '/a?page=3'],
    ['</a?page=1>;rel=prev,</a?page=3>;rel=next', '/a?page=3'],
    ['<?b=1,2;3>; rel="next"', '?b=1,2;3'],
    ['</a>; rel="last next"', '/a'],
    ['</a>; rel="nextish"', undefined],
    ['</a>; rel="x-next"', undefined],
    ['</a>; rel="prev"; rel="next"', undefined],
    ['</a>; title="; rel=next"', undefined],
    ['</a>; title="a, <b>; rel=\\"next\\"", </c>; rel="next"', '/c'],
    ['</a>; rev="next"', undefined],
    ['</a>', undefined],
    ['/a; rel="next"', undefined],
    ['<>; rel="next"', ''],
  ])('finds in %j %j', (header, target) => {
    expect(nextLink(header)).toBe(target);
  });

  const target = fc.stringMatching(/^[a-z0-9/?=&,;._~-]*$/);
  const parameter = fc.tuple(fc.constantFrom('title', 'type', 'hreflang', 'x-y'), fc.string({ unit: 'grapheme-ascii' }));
  const quotedText = (text: string): string => `"${text.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
  const link = fc.record({ target, rel: fc.constantFrom('prev', 'next', 'last', 'first next', 'self'), parameters: fc.array(parameter, { maxLength: 3 }) });

  it('finds the first of any list, whatever its other parameters say', () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 5 }), fc.constantFrom(', ', ',', ' , '), (links, comma) => {
        const header = links
          .map((each) => [`<${each.target}>`, ...each.parameters.map(([name, text]) => `${name}=${quotedText(text)}`), `rel="${each.rel}"`].join('; '))
          .join(comma);
        expect(nextLink(header)).toBe(links.find(({ rel }) => /\bnext\b/.test(rel))?.target);
      }),
    );
  });

  it.each(['<'.repeat(50_000), `<a>${';'.repeat(50_000)}`, `<a>${'"'.repeat(50_001)}`, `<a>; x="${'\\'.repeat(50_001)}`, `<a>${'; a'.repeat(20_000)}`])(
    'takes little time for what is no list (%#)',
    (header) => {
      const takenMs = cpuTimeOfMs(() => expect(nextLink(header)).toBeUndefined());
      expect(takenMs).toBeLessThan(1_000);
    },
  );
});
