import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import { pointerOfReference, pointerTo, valueAt } from '../../document/pointer.ts';

/** An object of a document, and where it stands. */
export interface Place {
  readonly root: JsonObject;
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The object itself when it is no reference, else what the reference leads to; itself when that is nothing. */
export function followed(place: Place): Place {
  let end = place;
  for (const seen = new Set<string>(); ;) {
    const { $ref: reference } = end.value;
    const pointer = typeof reference === 'string' ? pointerOfReference(reference) : null;
    const value = pointer === null || seen.has(pointer) ? undefined : valueAt(place.root, pointer);
    if (pointer === null || !isObject(value)) return end;
    seen.add(pointer);
    end = { root: place.root, value, pointer };
  }
}

/** A member that is an object. */
export function inside(place: Place, name: string): Place | null {
  const value = memberOf(place.value, name);
  return isObject(value) ? { root: place.root, value, pointer: place.pointer + pointerTo([name]) } : null;
}

/** The objects of a map, extensions left out, references followed. */
export function entriesOf(place: Place | null): readonly (readonly [name: string, place: Place])[] {
  if (place === null) return [];
  return Object.keys(place.value).flatMap((name) => {
    const part = name.startsWith('x-') ? null : inside(place, name);
    return part === null ? [] : [[name, followed(part)] as const];
  });
}

/** The objects of a list, references followed. */
export function itemsOf(place: Place, name: string): readonly Place[] {
  const list = memberOf(place.value, name);
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((value, index) =>
    isObject(value) ? [followed({ root: place.root, value, pointer: place.pointer + pointerTo([name, index]) })] : [],
  );
}

/** A member that is a text. */
export function textOf(place: Place, name: string): string | null {
  const value = memberOf(place.value, name);
  return typeof value === 'string' ? value : null;
}

/** A member that is a list of texts. */
export function textsOf(place: Place, name: string): readonly string[] {
  const value = memberOf(place.value, name);
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}
