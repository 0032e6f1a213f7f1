import fc from 'fast-check';
import { canonicalText } from '../../../tenon/src/keywords/equality.ts';
import { explain } from '../../../tenon/src/run/explain.ts';
import type { SchemaNode } from '../../../tenon/src/shapes/schema.ts';
import { oracleOf } from '../../../tenon/test/random/ajv-oracle.ts';
import { expectedText, schemas as declared } from '../../../tenon/test/random/declared-part.ts';
import { anyCase } from '../../../tenon/test/random/declared-values.ts';
import { cases, planOf, schemaOf, valuesOf } from '../../../tenon/test/random/parameter-styles.ts';
import { near, plainNode, plainSchemas } from '../../../tenon/test/random/plain-values.ts';
import { comparableSchema } from '../../../tenon/test/random/schema-nodes.ts';
import { Chance, nearValue } from '../../../tenon/test/random/values.ts';
import { answerOf, issuesText, verdictText } from './answer.ts';
import { emittedNow } from './at-run-time.ts';
import { decodedPart, isPredictable, realistic } from './decoded-part.ts';
import type { Subject } from './subject.ts';
import type { Sampling, Vector } from './vector.ts';

const none = { delegates: new Map() };
const definitions = [...declared.definitions];

/** Random schemas and values near them, as Ajv judges them. */
export function checkVectors({ seed, count }: Sampling): readonly Vector[] {
  return fc.sample(comparableSchema, { seed, numRuns: count }).map((random, index) => {
    const { node, schemas } = random;
    const chance = new Chance(seed + index);
    const oracle = oracleOf(random);
    const judged = Array.from({ length: 12 }, () => nearValue(node, schemas, chance)).flatMap((value) => {
      const verdict = oracle(value);
      return verdict === null ? [] : [{ value, expected: verdictText(verdict, issuesText(node, value, { schemas, ...none })) }];
    });
    return vectorOf({ kind: 'check', node, definitions: [...schemas.definitions] }, judged);
  });
}

/** Every way of writing a parameter: what was written comes back. */
export function parameterVectors({ seed, count }: Sampling): readonly Vector[] {
  const each = Math.max(1, Math.ceil(count / 10));
  return cases.map(({ title, way, kind, type }) => {
    const plan = planOf({ ...way, schema: schemaOf({ kind, type }) });
    const judged = fc.sample(valuesOf(way, kind, type), { seed, numRuns: each }).map((value) => ({
      value: way.write(value),
      expected: canonicalText({ p: value }),
    }));
    return vectorOf({ kind: 'parameters', plan, definitions: [] }, judged, title);
  });
}

/** Wire values of random schemas with codecs: they become what the slow way makes of them. */
export function decodeVectors({ seed, count }: Sampling): readonly Vector[] {
  return fc.sample(caseAndValues, { seed, numRuns: count }).flatMap(([declaredNode, values], index) => {
    const node = realistic(declaredNode);
    const unknown = index % 2 === 0 && isPredictable(node) ? 'strip' : 'allow';
    const judged = values
      .flatMap((value) => wireValues(expectedText(declaredNode, value)))
      // Only what passes its check is decoded: a year of five digits, which a response may have, does not.
      .filter((value) => explain(node, value, { schemas: declared }).length === 0)
      .map((value) => ({ value, expected: canonicalText(decodedPart(node, value, unknown === 'strip')) }));
    return judged.length === 0 ? [] : [vectorOf({ kind: 'decode', node, unknown, definitions }, judged)];
  });
}

/** A value as it was sent, and with a member that nobody declared. */
function wireValues(json: string | null | undefined): readonly unknown[] {
  if (typeof json !== 'string') return [];
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? [value, { ...value, undeclared: [1] }] : [value];
}

/**
 * Values of random schemas, and values of others: what is written is the declared part, and is refused where there is none,
 * in both forms of a serializer.
 */
export function serializeVectors({ seed, count }: Sampling): readonly Vector[] {
  const sampled = fc.sample(caseAndValues, { seed, numRuns: count });
  return sampled.flatMap(([node, values], index) => {
    const subject = { kind: 'serialize', node, isFast: false, definitions } as const;
    const foreign = sampled[(index + 1) % sampled.length]?.[1] ?? [];
    const emitted = emittedNow(subject);
    const judged = [...values.filter((value) => expectedText(node, value) !== undefined), ...foreign.slice(0, 2)].map((value) => ({
      value,
      expected: answerOf(subject, emitted, value),
    }));
    values.forEach((value) => assertDeclared(node, value, answerOf(subject, emitted, value)));
    return [vectorOf(subject, judged), vectorOf({ ...subject, isFast: true }, judged)];
  });
}

/** Values that mostly fit schemas that are left to `JSON.stringify` where that is fast: as the bytes have it. */
export function copyVectors({ seed, count }: Sampling): readonly Vector[] {
  const caseAndNear = plainNode.chain((node) => fc.tuple(fc.constant(node), fc.array(near(node), { minLength: 4, maxLength: 8 })));
  return fc.sample(caseAndNear, { seed, numRuns: count }).flatMap(([node, values]) => {
    const subject = { kind: 'serialize', node, isFast: false, definitions: [...plainSchemas.definitions] } as const;
    const emitted = emittedNow(subject);
    const judged = values.map((value) => ({ value, expected: answerOf(subject, emitted, value) }));
    return [vectorOf(subject, judged), vectorOf({ ...subject, isFast: true }, judged)];
  });
}

/** The bytes of this runtime are what others are measured by, so they are measured first. */
function assertDeclared(node: SchemaNode, value: unknown, answer: string): void {
  const expected = expectedText(node, value);
  if (expected === undefined) return;
  const isRight = expected === null ? answer.startsWith('the response does not match') : canonicalText(JSON.parse(answer)) === expected;
  if (!isRight) throw new Error(`${answer} is not ${expected}, which ${JSON.stringify(node)} declares of ${fc.stringify(value)}`);
}

const caseAndValues = anyCase.chain(({ node, values }) => fc.tuple(fc.constant(node), fc.array(values, { minLength: 1, maxLength: 3 })));

interface Judged {
  readonly value: unknown;
  readonly expected: string;
}

function vectorOf(subject: Subject, judged: readonly Judged[], title = JSON.stringify('node' in subject ? subject.node : subject.plan)): Vector {
  return { title, subject, inputs: judged.map(({ value }) => value), expected: judged.map(({ expected }) => expected) };
}
