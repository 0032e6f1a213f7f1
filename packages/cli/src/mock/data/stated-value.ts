import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { Place } from './growth.ts';
import { listOf } from './keyword-values.ts';
import type { Schemas } from './schemas.ts';
import type { Part } from './whole.ts';

/**
 * A value that the schemas name themselves: an example, else a default that says something, else one of `const` or `enum`.
 * Shape: `undefined` when they name none; with the value `undefined` when none of those that they name is valid.
 */
export function statedValue(parts: readonly Part[], { chance, isVaried }: Place, schemas: Schemas): { readonly value: Json | undefined } | undefined {
  const isValid = (value: Json): boolean => parts.every((part) => schemas.accepts(part, value));
  const closed = parts.map(({ schema }) => enumOf(schema)).find((values) => values !== null);
  const examples = parts.flatMap(({ schema }) => [...listOf(schema['examples']), ...[schema['example']].filter((value) => value !== undefined)]);
  const defaults = parts.map(({ schema }) => schema['default']).filter((value) => value !== undefined && !isEmpty(value));
  const hasChoice = examples.length > 1 && chance.once(2);
  const wished = isVaried && !hasChoice ? [] : [...chance.shuffled(examples), ...(defaults as readonly Json[])]; // filtered above
  const open = wished.find(isValid);
  if (closed === undefined) return open === undefined ? undefined : { value: open };
  return { value: open === undefined ? chance.shuffled(closed).find(isValid) : open };
}

function enumOf(schema: JsonObject): readonly Json[] | null {
  const { const: only, enum: values } = schema;
  if (only !== undefined) return [only];
  return values === undefined ? null : listOf(values);
}

/** A default for "nothing" shows nothing. */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || value === false || value === 0 || ((Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0);
}
