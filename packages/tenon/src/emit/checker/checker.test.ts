import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableSchema, randomSchema, toJsonSchema } from '../../../test/random/schema-nodes.ts';
import type { RandomSchema } from '../../../test/random/schema-nodes.ts';
import { Chance, nearValue } from '../../../test/random/values.ts';
import { formats } from '../../keywords/formats.ts';
import { explain } from '../../run/explain.ts';
import { Code, Linker } from '../../support/code.ts';
import { checkUnit } from './checker.ts';

const numRuns = Number(process.env['TENON_RANDOM_RUNS'] ?? 300);

describe('random schemas', () => {
  it('are checked as by Ajv', () => {
    fc.assert(fc.property(comparableSchema, fc.nat(), (random, seed) => {
      const check = checkOf(random);
      const oracle = oracleOf(random);
      for (const value of nearValues(random, seed)) {
        const verdict = check(value);
        expect(verdict, `${JSON.stringify(value)} by ${JSON.stringify(toJsonSchema(random))}`).toBe(oracle(value) ?? verdict);
      }
    }), { numRuns });
  });

  it('are explained exactly when the check fails', () => {
    fc.assert(fc.property(randomSchema, fc.nat(), (random, seed) => {
      const check = checkOf(random);
      for (const value of nearValues(random, seed)) {
        const issues = explain(random.node, value, { schemas: random.schemas });
        expect(issues.length === 0, `${JSON.stringify(value)} by ${JSON.stringify(toJsonSchema(random))}: ${JSON.stringify(issues)}`).toBe(check(value));
      }
    }), { numRuns });
  });
});

function nearValues({ node, schemas }: RandomSchema, seed: number): unknown[] {
  const chance = new Chance(seed);
  return Array.from({ length: 12 }, () => nearValue(node, schemas, chance));
}

function checkOf({ node, schemas }: RandomSchema): (value: unknown) => boolean {
  const code = new Code();
  return new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean; // the unit's signature
}

/**
 * Ajv's verdict; null where it is known to be wrong about names that all objects inherit: it compares objects by calling
 * their `toString`, also when that is a member, and takes `constructor` for evaluated.
 */
function oracleOf(random: RandomSchema): (value: unknown) => boolean | null {
  const ajv = new Ajv2020({
    strict: false, strictNumbers: true, ownProperties: true, validateSchema: false, logger: false,
    formats: Object.fromEntries([...formats].map(([name, { kind, test }]) => [name, { type: kind as 'string', validate: test }])),
  });
  const validate = ajv.compile(toJsonSchema(random) as object);
  const isTracking = JSON.stringify(toJsonSchema(random)).includes('"unevaluatedProperties"');
  return (value) => {
    if (isTracking && /"(?:toString|constructor)":/.test(JSON.stringify(value))) return null;
    try {
      return validate(value);
    } catch {
      return null;
    }
  };
}
