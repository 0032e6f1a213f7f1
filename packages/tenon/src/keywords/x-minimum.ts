import type { SchemaObject } from '../shapes/schema.ts';
import { literal } from '../support/code.ts';
import { compareIntegers } from './decimal.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `x-minimum`, the bound of a big integer, over its text. */
export const emitXMinimum: Emit = (node, { writer, value }) => {
  const bound = minimumOf(node);
  return bound === null ? null : `${writer.constant('compareIntegers', compareIntegers)}(${value}, ${literal(bound)}) >= 0`;
};

/** Explains `x-minimum`. */
export const explainXMinimum: Explain = (node, place) => {
  const bound = minimumOf(node);
  if (bound === null || compareIntegers(String(place.value), bound) >= 0) return;
  place.fail('minimum', `must be at least ${bound}`, { minimum: bound });
};

/** The bound, on schemas with the codec `bigint` only; elsewhere the name belongs to the user. */
export function minimumOf(node: SchemaObject): string | null {
  const bound = node['x-minimum'];
  return node.codec === 'bigint' && typeof bound === 'string' && /^-?\d+$/.test(bound) ? bound : null;
}
