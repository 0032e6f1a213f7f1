import { isObject, memberOf, type Json, type JsonObject } from '../document/json.ts';
import type { Found } from '../document/walk.ts';
import type { Survey } from './survey.ts';

/** The types that a schema names; an empty list when it names none. */
export function typesOf(schema: Json | undefined): readonly string[] {
  const type = memberOf(schema, 'type');
  return (Array.isArray(type) ? (type as readonly Json[]) : [type]).filter((each) => typeof each === 'string');
}

/** Whether a schema names a type itself. */
export function names(schema: Json | undefined, type: string): boolean {
  return typesOf(schema).includes(type);
}

/** Whether a schema says itself that null is valid, in the words of the document's version. */
export function admitsNull({ version }: Pick<Survey, 'version'>, schema: Json | undefined): boolean {
  return version === '3.0' ? memberOf(schema, 'nullable') === true : names(schema, 'null');
}

/** The members of a list in a document. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The keywords that put several schemas together. */
export const unions = ['oneOf', 'anyOf'] as const;

/** A schema, what it refers to, and all that its allOf adds. Cost: bounded, circles are left. */
export function partsOf({ follow }: Pick<Survey, 'follow'>, schema: Json | undefined): readonly JsonObject[] {
  const parts = new Set<JsonObject>();
  const add = (part: Json | undefined): void => {
    if (!isObject(part) || parts.has(part)) return;
    parts.add(part);
    if (typeof part['$ref'] === 'string') add(follow(part));
    listOf(part['allOf']).forEach(add);
  };
  add(schema);
  return [...parts];
}

/** All that an allOf around a schema says of the same value, the schema itself included. */
export function wholeOf(survey: Pick<Survey, 'follow'>, found: Found): readonly JsonObject[] {
  let root = found;
  while (root.parent?.kind === 'Schema' && root.path.at(-2) === 'allOf') root = root.parent;
  return partsOf(survey, root.value as Json); // a schema is JSON
}

/** The properties that a schema declares, those of its allOf included. */
export function propertiesOf(survey: Pick<Survey, 'follow'>, schema: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(partsOf(survey, schema).flatMap(({ properties }) => (isObject(properties) ? Object.entries(properties) : [])));
}

/** The names that a schema requires, those of its allOf included. */
export function requiredOf(survey: Pick<Survey, 'follow'>, schema: Json | undefined): readonly Json[] {
  return partsOf(survey, schema).flatMap(({ required }) => listOf(required));
}
