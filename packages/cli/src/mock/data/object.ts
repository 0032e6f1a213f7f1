import { isObject, type Json } from '../../document/json.ts';
import type { Growing, Place } from './growth.ts';
import { numbersOf, stringsOf } from './keyword-values.ts';
import { memberSchemas } from './member-schemas.ts';
import { newNames } from './new-names.ts';
import type { Part, Whole } from './whole.ts';

/** An optional member is left out once in so many times. */
const leftOutEvery = 6;
/** Entries of a map that nothing bounds. */
const usualEntries = { min: 1, max: 3 };

/** An object with the members that it must have and most of those that it may have, in the order of their declaration. */
export function objectOf(whole: Whole, place: Place, growing: Growing): Json | undefined {
  const least = Math.max(0, ...numbersOf(whole.parts, 'minProperties'));
  const most = Math.min(Infinity, ...numbersOf(whole.parts, 'maxProperties'));
  const declared = declaredNames(whole.parts).filter((name) => !whole.absent.has(name));
  const required = withDependents(whole.required, whole.parts);
  if (required.size > most || [...required].some((name) => whole.absent.has(name))) return undefined;
  const wished = growing.isTight ? required : withDependents(new Set([...required, ...optionalNames(declared, required, place, most)]), whole.parts);
  const chosen = wished.size > most ? required : wished;
  const members = new Map<string, Json>();
  const make = (name: string): boolean => {
    const value = memberValue(whole, name, place, growing);
    if (value !== undefined) members.set(name, value);
    return value !== undefined;
  };
  for (const name of new Set([...declared, ...required, ...chosen])) {
    if (chosen.has(name) && !make(name) && required.has(name)) return undefined;
  }
  const wanted = Math.min(most, Math.max(least, growing.isTight || !isMap(whole.parts) ? 0 : place.chance.between(usualEntries.min, usualEntries.max)));
  // Lazily: a name may have to be made by a schema.
  for (const name of members.size < wanted ? concat(declared, newNames(whole, place, growing)) : []) {
    if (!members.has(name)) make(name);
    if (members.size >= wanted) break;
  }
  return members.size < least ? undefined : Object.fromEntries(members);
}

function declaredNames(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.flatMap(({ schema }) => (isObject(schema['properties']) ? Object.keys(schema['properties']) : [])))];
}

/** Most of them: what a caller must not rely on is missing now and then. */
function optionalNames(declared: readonly string[], required: ReadonlySet<string>, { chance }: Place, most: number): readonly string[] {
  const wished = declared.filter((name) => !required.has(name) && !chance.at(name).at('?').once(leftOutEvery));
  return wished.length + required.size <= most ? wished : chance.shuffled(wished).slice(0, Math.max(0, most - required.size));
}

/** The names, and those that must be there beside them. */
function withDependents(names: ReadonlySet<string>, parts: readonly Part[]): ReadonlySet<string> {
  const found = new Set(names);
  const tables = parts.map(({ schema }) => schema['dependentRequired']).filter(isObject);
  // A set is walked through to what was added on the way.
  for (const name of found) {
    const others = tables.flatMap((table) => (Object.hasOwn(table, name) ? stringsOf(table[name]) : []));
    for (const other of others) found.add(other);
  }
  return found;
}

/** Whether names are the caller's own: a dictionary. */
function isMap(parts: readonly Part[]): boolean {
  return parts.some(
    ({ schema }) => isObject(schema['additionalProperties']) || schema['patternProperties'] !== undefined || isObject(schema['unevaluatedProperties']),
  );
}

function memberValue(whole: Whole, name: string, place: Place, growing: Growing): Json | undefined {
  const schemas = memberSchemas(whole.parts, name);
  // What callers write only is not read back. OpenAPI 3.1 section 4.8.24.
  const isHidden = schemas.some(({ schema }) => isObject(schema) && schema['writeOnly'] === true) && !whole.required.has(name);
  if (isHidden || schemas.some(({ schema }) => schema === false)) return undefined;
  return growing.valueOf(schemas, { ...place, chance: place.chance.at(name), name, depth: place.depth + 1 });
}

function* concat<Item>(...lists: readonly Iterable<Item>[]): Generator<Item> {
  for (const list of lists) yield* list;
}
