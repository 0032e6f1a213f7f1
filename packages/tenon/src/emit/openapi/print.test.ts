import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { printYaml } from './print.ts';

const versions = ['1.1', '1.2'] as const;

describe('a document as YAML', () => {
  const words = [
    'no',
    'on',
    'y',
    '~',
    'null',
    '0o7',
    '-0o7',
    '010',
    '1_000',
    '0x1F',
    '12:30:45',
    '2020-01-01',
    '1e3',
    '.inf',
    '=',
    '<<',
    '---',
    '*a',
    '',
    ' a ',
  ];
  const texts = [
    'a\nb\n',
    '\n a',
    'a\r\nb',
    'a\u2028b',
    'a\u0085\u007f\u0080b',
    '\ufeffa',
    '\uffff',
    '\u0000',
    '\ud800',
    "it's",
    'tab\t',
    'a: b #c',
    'a\n\u2029\nb',
  ];

  it.each(versions)('means the same to readers of %s', async (version) => {
    for (const text of [...words, ...texts]) {
      const document = { [text]: 1, value: text, list: [text] };
      expect(parse(await printYaml(document), { version })).toEqual(document);
    }
  });

  it('means the same to both readers, whatever it holds', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...words, ...texts));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value')), fc.dictionary(text, tie('value'))),
    }));
    const sent = value.map((each) => JSON.parse(JSON.stringify({ each })) as object);
    await fc.assert(
      fc.asyncProperty(sent, async (document) => {
        const yaml = await printYaml(document);
        expect(versions.map((version) => JSON.stringify(parse(yaml, { version })))).toEqual(versions.map(() => JSON.stringify(document)));
      }),
      { numRuns: 300 },
    );
  });

  it('has no character that readers may refuse or take for the end of a line', async () => {
    const yaml = await printYaml({ a: texts, [texts.join('')]: 1 });
    expect(yaml).toMatch(/^[\n\t\x20-\x7e]*$/);
  });
});
