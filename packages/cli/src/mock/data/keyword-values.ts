import type { Json, JsonObject } from '../../document/json.ts';

/** A keyword's list; empty where it has none. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A keyword's list of names. */
export function stringsOf(value: Json | undefined): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

/** The values that a keyword has in some schemas, where they are numbers. */
export function numbersOf(parts: readonly { readonly schema: JsonObject }[], keyword: string): readonly number[] {
  return parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === 'number');
}

/** The values that a keyword has in some schemas, where they are texts. */
export function textsOf(parts: readonly { readonly schema: JsonObject }[], keyword: string): readonly string[] {
  return parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === 'string');
}
