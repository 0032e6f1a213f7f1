import type { Json } from '../shapes/json.ts';
import { emitEquals } from './const.ts';
import type { Emit } from './emitter.ts';
import { some } from './emitter.ts';
import { equals } from './equality.ts';
import { quote } from './explainer.ts';
import type { Explain } from './explainer.ts';

/** Code for `enum`. Past 12 scalars a set is faster than a chain of comparisons. */
export const emitEnum: Emit = (node, place) => {
  if (node.enum === undefined) return null;
  const scalars = node.enum.filter((value) => typeof value !== 'object' || value === null);
  const others = node.enum.filter((value) => typeof value === 'object' && value !== null);
  const asSet = scalars.length > 12 ? [`${place.writer.constant('values', new Set(scalars))}.has(${place.value})`] : null;
  return some([...(asSet ?? scalars.map((value) => emitEquals(value, place))), ...others.map((value) => emitEquals(value, place))]);
};

/** Explains `enum`. */
export const explainEnum: Explain = (node, place) => {
  if (node.enum === undefined || node.enum.some((value) => equals(place.value, value))) return;
  failEnum(node.enum, (message, parameters) => place.fail('enum', message, parameters));
};

/** Reports that a value is none of those allowed; at most 20 of them, so that answers stay small. */
export function failEnum(values: readonly Json[], fail: (message: string, parameters: { readonly allowed: Json }) => void): void {
  const allowed = values.slice(0, 20);
  const listed = allowed.slice(0, 8).map(quote).join(', ');
  fail(`must be one of ${listed}${values.length > 8 ? ', …' : ''}`, { allowed });
}
