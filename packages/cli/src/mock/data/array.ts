import type { Json } from '../../document/json.ts';
import type { Chance } from './chance.ts';
import type { Growing, Place } from './growth.ts';
import { listOf, numbersOf } from './keyword-values.ts';
import { below, type PlacedSchema } from './schemas.ts';
import type { Part, Whole } from './whole.ts';

/** Items of a list that nothing bounds. */
const usualItems = { min: 2, max: 3 };
/** An item that must differ from the others is tried that often. */
const triesToDiffer = 12;

/** A list with an item for every place that must be filled, and some more. */
export function arrayOf({ parts }: Whole, place: Place, growing: Growing): readonly Json[] | undefined {
  const wishes = parts.flatMap(wishesOf);
  const needed = Math.max(0, ...numbersOf(parts, 'minItems'), wishes.length);
  const most = Math.min(Infinity, ...numbersOf(parts, 'maxItems'), ...parts.map(roomOf));
  if (needed > most) return undefined;
  const wanted = growing.isTight ? needed : Math.min(most, Math.max(needed, usualCount(parts, place.chance)));
  // An item that a wish is about may stand anywhere.
  const wishAt = new Map(place.chance.shuffled(Array.from({ length: wanted }, (_, index) => index)).map((index, rank) => [index, wishes[rank]]));
  const items: Json[] = [];
  while (items.length < wanted) {
    const wish = wishAt.get(items.length);
    const schemas = [...itemSchemas(parts, items.length), ...(wish === undefined ? [] : [wish])];
    const item = nextItem(schemas, items, { parts, place, growing });
    if (item === undefined) break;
    items.push(item);
  }
  return items.length < needed ? undefined : items;
}

/** `contains`, as often as it must. */
function wishesOf(part: Part): readonly PlacedSchema[] {
  const { contains, minContains } = part.schema;
  if (contains === undefined) return [];
  return Array.from({ length: typeof minContains === 'number' ? minContains : 1 }, () => below(part, 'contains'));
}

/** How many items a schema has a place for. */
function roomOf({ schema }: Part): number {
  return schema['items'] === false ? listOf(schema['prefixItems']).length : Infinity;
}

function usualCount(parts: readonly Part[], chance: Chance): number {
  const prefix = Math.max(0, ...parts.map(({ schema }) => listOf(schema['prefixItems']).length));
  if (prefix > 0) return prefix;
  const saysWhat = parts.some(({ schema }) => schema['items'] !== undefined || schema['contains'] !== undefined || schema['unevaluatedItems'] !== undefined);
  return saysWhat ? chance.between(usualItems.min, usualItems.max) : 1;
}

function itemSchemas(parts: readonly Part[], index: number): readonly PlacedSchema[] {
  const own = parts.map((part): PlacedSchema | null => {
    if (index < listOf(part.schema['prefixItems']).length) return below(part, 'prefixItems', index);
    return part.schema['items'] === undefined ? null : below(part, 'items');
  });
  const stated = own.filter((schema) => schema !== null);
  if (stated.length > 0) return stated;
  return parts.filter(({ schema }) => schema['unevaluatedItems'] !== undefined).map((part) => below(part, 'unevaluatedItems'));
}

interface Around {
  readonly parts: readonly Part[];
  readonly place: Place;
  readonly growing: Growing;
}

function nextItem(schemas: readonly PlacedSchema[], before: readonly Json[], { parts, place, growing }: Around): Json | undefined {
  const mustDiffer = parts.some(({ schema }) => schema['uniqueItems'] === true);
  const known = new Set(mustDiffer ? before.map(canonical) : []);
  for (let attempt = 0; attempt < triesToDiffer; attempt++) {
    const chance = place.chance.at(attempt === 0 ? before.length : `${before.length}#${attempt}`);
    const item = growing.valueOf(schemas, { ...place, chance, depth: place.depth + 1, isVaried: place.isVaried || before.length > 0 || attempt > 0 });
    if (item === undefined || !known.has(canonical(item))) return item;
  }
  return undefined;
}

/** The same text for equal values, whatever the order of their members. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1));
  });
}
