import { expect, it } from 'vitest';
import { checkerCases } from './checker-cases.mjs';
import { now } from './compiled.mjs';
import { serializerCases } from './serializer-cases.mjs';

it('emits so many characters for each schema of the benchmark, and no more', () => {
  const rows = serializerCases.slice(0, 14).map(({ name, schema }) => `${name}: ${now.serializerOf(schema, false).characters}`);
  const copies = serializerCases.slice(3, 6).map(({ name, schema }) => `${name}, copied: ${now.serializerOf(schema, true).characters}`);
  const checks = ['order, 400 B', 'shipment, 10 KB'].map((wanted) => {
    const found = checkerCases.find(({ name }) => name === wanted);
    return `check of ${wanted}: ${now.checkerOf(found?.schema).characters}`;
  });
  expect([...rows, ...copies, ...checks].join('\n')).toMatchInlineSnapshot(`
    "small object: 686
    page of a user: 2677
    receipt: 2210
    list of 100: 3338
    list of 100, optional: 5371
    one of that list: 4609
    tagged union: 4580
    union by check: 4260
    records: 1288
    tuples: 1513
    dates: 1314
    bytes and big integers: 1336
    nested 12 deep: 8417
    small integers: 752
    list of 100, copied: 1762
    list of 100, optional, copied: 2680
    one of that list, copied: 2179
    check of order, 400 B: 2949
    check of shipment, 10 KB: 4593"
  `);
});
