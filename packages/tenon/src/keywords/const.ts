import type { Json } from '../shapes/json.ts';
import { literal } from '../support/code.ts';
import type { Emit, EmitPlace } from './emitter.ts';
import { equals } from './equality.ts';
import { quote } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `const`. */
export const emitConst: Emit = (node, place) => (node.const === undefined ? null : emitEquals(node.const, place));

/** Explains `const`. */
export const explainConst: Explain = (node, place) => {
  if (node.const === undefined || equals(place.value, node.const)) return;
  place.fail('const', `must be ${quote(node.const)}`, { allowed: node.const });
};

/** Whether the value equals a JSON value, as code. */
export function emitEquals(expected: Json, { writer, value }: EmitPlace): string {
  if (typeof expected !== 'object' || expected === null) return `${value} === ${literal(expected)}`;
  // A constant, not an object literal: `{"__proto__": 1}` as code would set a prototype.
  return `${writer.constant('equals', equals)}(${value}, ${writer.constant('json', expected)})`;
}
