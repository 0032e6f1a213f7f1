import type { Json, JsonObject } from '../../document/json.ts';
import { namesIn } from '../../document/pointer.ts';
import { arrayOf } from './array.ts';
import { Chance } from './chance.ts';
import type { Growing, Growth, Maker, Place } from './growth.ts';
import { Nesting } from './nesting.ts';
import { numberOf } from './number.ts';
import { objectOf } from './object.ts';
import type { PlacedSchema, Schemas } from './schemas.ts';
import { statedValue } from './stated-value.ts';
import { textOf } from './text.ts';
import { typesOf, type TypeName } from './types.ts';
import { gather, type Part, type Whole } from './whole.ts';

/** What decides about a value beside its schema. */
export interface ValueOptions {
  /** The same seed gives the same value. */
  readonly seed: string;
  /** What it is called, for values that look like it. */
  readonly name?: string;
  /** What the caller has sent: alternatives that fit it are chosen where they can be. */
  readonly sent?: JsonObject | null;
}

/** A value is tried anew that often, each time with other choices and more of them for what must be there alone. */
const triesAtTop = 8;
const triesInside = 12;
/** Steps of one try: a step is an attempt at one place. */
const steps = 4_000;
/** A reference that was followed that often on the way to a place is followed no further where there is a choice. */
const rounds = 2;
/** Deeper than this only what must be there is made, and twice as deep nothing. */
const deepest = 12;

const makers: Readonly<Record<TypeName, Maker>> = {
  null: () => null,
  boolean: (_whole, { chance }) => chance.once(2),
  integer: (whole, place) => numberOf(whole.parts, place, true),
  number: (whole, place) => numberOf(whole.parts, place, false),
  string: (whole, place) => textOf(whole.parts, place),
  array: arrayOf,
  object: objectOf,
};

/**
 * A value that a schema accepts; `undefined` when none was found, as where there is none.
 * The same schema and seed give the same value.
 * Throws: Error when it is no schema that can be read.
 */
export function valueOf(schema: PlacedSchema, schemas: Schemas, { seed, name = '', sent = null }: ValueOptions): Json | undefined {
  const nesting = new Nesting(schemas);
  for (let attempt = 0; attempt < triesAtTop; attempt++) {
    // First all that is allowed, then less and less.
    const growth: Growth = {
      schemas,
      nesting,
      left: steps,
      tightBelow: (steps * attempt) / (triesAtTop / 2),
      isStrict: attempt > 1,
      sent: attempt < triesAtTop / 2 ? sent : null,
    };
    const place: Place = { chance: new Chance(`${seed}#${attempt}`), name, owner: '', trail: [], depth: 0, isVaried: false };
    const value = grown([schema], place, growth);
    if (value !== undefined && schemas.accepts(schema, value)) return value;
  }
  return undefined;
}

function grown(roots: readonly PlacedSchema[], place: Place, growth: Growth, only: TypeName | null = null): Json | undefined {
  if (place.depth > 2 * deepest || roots.some((root) => growth.nesting.of(root) === Infinity)) return undefined;
  const isTight = growth.left < growth.tightBelow || place.depth > deepest;
  for (let attempt = 0; attempt < triesInside && growth.left > 0; attempt++) {
    growth.left--;
    const chance = attempt === 0 ? place.chance : place.chance.at(`#${attempt}`);
    const sent = place.depth === 0 ? growth.sent : null;
    const whole = gather(roots, { schemas: growth.schemas, nesting: growth.nesting, chance, isTight: isTight || isRound(place), attempt, sent });
    if (whole === null) continue;
    const value = made(whole, { ...place, chance }, { growth, attempt, isTight, only });
    if (value !== undefined && ((!growth.isStrict && !whole.parts.some(isHard)) || roots.every((root) => growth.schemas.accepts(root, value)))) return value;
  }
  return undefined;
}

interface Trying {
  readonly growth: Growth;
  readonly attempt: number;
  readonly isTight: boolean;
  readonly only: TypeName | null;
}

function made(whole: Whole, place: Place, { growth, attempt, isTight, only }: Trying): Json | undefined {
  const trail = [...place.trail, ...whole.followed];
  const stated = statedValue(whole.parts, place, growth.schemas);
  if (stated !== undefined) return stated.value;
  const type = only ?? typesOf(whole.parts, place.chance, attempt);
  if (type === null) return undefined;
  const within: Place = { ...place, trail, owner: type === 'object' ? (ownerOf(whole) ?? (place.name || place.owner)) : place.owner };
  const growing: Growing = { growth, isTight: isTight || isRound(within), valueOf: (schemas, inner, each) => grown(schemas, inner, growth, each) };
  return makers[type](whole, within, growing);
}

function isRound({ trail }: Place): boolean {
  const last = trail[trail.length - 1];
  return trail.filter((pointer) => pointer === last).length > rounds;
}

/** `/components/schemas/Book` is called Book. */
function ownerOf({ followed }: Whole): string | undefined {
  const [first] = followed;
  return first === undefined ? undefined : namesIn(first).at(-1);
}

/** Keywords whose verdict is not settled by the way a value is made. */
const hard = ['not', 'if', 'oneOf', 'contains', 'uniqueItems', 'unevaluatedProperties', 'unevaluatedItems', 'dependentSchemas', 'propertyNames', 'multipleOf'];

function isHard({ schema }: Part): boolean {
  return (
    hard.some((keyword) => Object.hasOwn(schema, keyword)) || ('format' in schema && ['minLength', 'maxLength', 'pattern'].some((keyword) => keyword in schema))
  );
}
