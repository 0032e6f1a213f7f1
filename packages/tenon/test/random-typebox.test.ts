import type { TSchema } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SchemaTable } from '../src/analyse/schema/schema-table.ts';
import { checkUnit } from '../src/emit/checker/checker.ts';
import type { Mistake } from '../src/shapes/mistake.ts';
import { Code } from '../src/support/code.ts';
import { Linker } from '../src/support/linker.ts';
import { randomType } from './random/typebox-schemas.ts';
import { Chance, nearValue } from './random/values.ts';

it('judges every random TypeBox schema as Ajv judges its JSON', () => {
  fc.assert(
    fc.property(randomType().filter(isComparable), fc.nat(), (type, seed) => {
      const mistakes: Mistake[] = [];
      const table = new SchemaTable((mistake) => mistakes.push(mistake));
      const node = table.add(type, { at: 'here', hint: 'Random' });
      const { schemas } = table;
      expect(mistakes).toEqual([]);
      const code = new Code();
      const check = new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean; // the unit's signature
      const oracle = oracleOf(type);
      const chance = new Chance(seed);
      for (let round = 0; round < 12; round++) {
        const value = nearValue(node, schemas, chance);
        const verdict = check(value);
        expect(verdict, `${JSON.stringify(value)} by ${JSON.stringify(type)} as ${JSON.stringify(node)}`).toBe(oracle(value) ?? verdict);
      }
    }),
    { numRuns: Number(process.env['TENON_RANDOM_RUNS'] ?? 300) },
  );
});

/** Two schemas with one $id are a mistake of the app, and Ajv does not find an $id inside a tuple. */
function isComparable(type: TSchema): boolean {
  const text = JSON.stringify(type);
  const ids = text.split('"$id"').length - 1;
  return ids === 0 || (ids === 1 && !text.includes('"items":['));
}

/** Ajv's verdict, tuples in the form of 2020-12; null where Ajv is known to be wrong about names that all objects inherit. */
function oracleOf(type: TSchema): (value: unknown) => boolean | null {
  const text = JSON.stringify(type, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) ? tupleOf({ ...value, items: value.items }) : value,
  ).replaceAll('"Node"', '"http://random/Node"');
  const validate = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false, logger: false }).compile(JSON.parse(text) as object);
  return (value) => (/"(?:toString|constructor)":/.test(JSON.stringify(value)) ? null : validate(value));
}

function tupleOf({ items, ...others }: { readonly items: readonly unknown[] }): object {
  const { additionalItems, ...rest } = others as { readonly additionalItems?: unknown };
  return { ...rest, prefixItems: items, items: additionalItems ?? true };
}
