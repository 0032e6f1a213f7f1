import type { JsonObject } from '../../document/json.ts';
import type { Chance } from './chance.ts';
import { stringsOf } from './keyword-values.ts';
import { nullEvery, type Part } from './whole.ts';

/** A type of JSON Schema. */
export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** Every type; in this order, the likelier first, where a schema names none. */
const all: readonly TypeName[] = ['string', 'object', 'integer', 'array', 'boolean', 'number', 'null'];

/** Keywords that say what type is meant where `type` does not. */
const telling: { readonly [type in TypeName]?: RegExp } = {
  object: /^(?:properties|patternProperties|additionalProperties|unevaluatedProperties|propertyNames|(?:min|max)Properties|required|dependent\w+)$/,
  array: /^(?:items|prefixItems|unevaluatedItems|(?:min|max)?Contains|contains|(?:min|max|unique)Items)$/,
  string: /^(?:pattern|format|(?:min|max)Length|content\w+)$/,
  number: /^(?:multipleOf|(?:exclusive)?(?:Min|Max|min|max)imum)$/,
};

/** The type to make a value of; null when the schemas allow none. */
export function typesOf(parts: readonly Part[], chance: Chance, attempt: number): TypeName | null {
  const allowed = all.filter((type) => parts.every(({ schema }) => allows(schema, type)));
  if (allowed.length === 0) return null;
  if (parts.some(({ schema }) => schema['type'] !== undefined)) return ofNamed(allowed, chance);
  // A schema without a type accepts every other type: only what is meant shows what it says, the others may be what is valid.
  return attempt < 4 ? (meant(parts) ?? allowed[0] ?? null) : chance.pick(allowed);
}

function allows({ type }: JsonObject, wanted: TypeName): boolean {
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : stringsOf(type);
  return types.includes(wanted) || (wanted === 'integer' && types.includes('number'));
}

function ofNamed(allowed: readonly TypeName[], chance: Chance): TypeName | null {
  // An integer is a number: where both may come, numbers that are none show more.
  const types = allowed.filter((type) => type !== 'integer' || !allowed.includes('number'));
  const others = types.filter((type) => type !== 'null');
  return others.length === 0 || (others.length < types.length && chance.once(nullEvery)) ? 'null' : chance.pick(others);
}

function meant(parts: readonly Part[]): TypeName | undefined {
  const keywords = parts.flatMap(({ schema }) => Object.keys(schema));
  return (Object.keys(telling) as TypeName[]).find((type) => keywords.some((keyword) => telling[type]?.test(keyword) === true)); // keys of the table
}
