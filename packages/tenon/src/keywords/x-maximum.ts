import type { SchemaObject } from '../shapes/schema.ts';
import { literal } from '../support/code.ts';
import { compareIntegers } from './decimal.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `x-maximum`, the bound of a big integer, over its text. */
export const emitXMaximum: Emit = (node, { writer, value }) => {
  const bound = maximumOf(node);
  return bound === null ? null : `${writer.constant('compareIntegers', compareIntegers)}(${value}, ${literal(bound)}) <= 0`;
};

/** Explains `x-maximum`. */
export const explainXMaximum: Explain = (node, place) => {
  const bound = maximumOf(node);
  if (bound === null || compareIntegers(String(place.value), bound) <= 0) return;
  place.fail('maximum', `must be at most ${bound}`, { maximum: bound });
};

/** The bound, on schemas with the codec `bigint` only; elsewhere the name belongs to the user. */
export function maximumOf(node: SchemaObject): string | null {
  const bound = node['x-maximum'];
  return node.codec === 'bigint' && typeof bound === 'string' && /^-?\d+$/.test(bound) ? bound : null;
}
