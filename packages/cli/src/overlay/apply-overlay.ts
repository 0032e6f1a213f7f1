import { query } from 'json-p3';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { Failure } from '../failure.ts';
import type { Overlay, OverlayAction } from './overlay.ts';

/** A document after its overlays, and what led to nothing. */
export interface Overlaid {
  readonly document: JsonObject;
  /** Targets that no place of the document is at: one sentence each. */
  readonly idle: readonly string[];
}

/**
 * Applies the actions of an overlay one after the other; the document itself stays as it is.
 * Throws: Failure when a target is no JSONPath, or is to be updated and is neither an object nor a list.
 * Source: OpenAPI Overlay 1.0 section 4.4.3: objects are merged, lists grow, removal counts before update.
 */
export function applyOverlay(document: JsonObject, { name, actions }: Overlay): Overlaid {
  const idle: string[] = [];
  const root = actions.reduce((before, action, index) => {
    const at = `${name} action ${index + 1} (${action.target})`;
    const places = placesOf(before, action.target, at);
    if (places.length === 0) idle.push(`${at} finds nothing in the document`);
    return action.remove ? without(before, places) : places.reduce((value, place) => updated(value, place, action, at), before);
  }, document);
  return { document: root, idle };
}

type Place = readonly (string | number)[];

function placesOf(document: JsonObject, target: string, at: string): readonly Place[] {
  try {
    const places = query(target, document as never).nodes.map(({ location }) => location); // JSON values are those of the library
    // A query may find one place twice (RFC 9535 section 2.3.5.1): it is changed once.
    return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  } catch (error) {
    throw new Failure(`${at} is no JSONPath: ${(error as Error).message}`); // the library throws errors
  }
}

function updated(root: JsonObject, place: Place, { update = null }: OverlayAction, at: string): JsonObject {
  return changed(root, place, (value) => {
    if (Array.isArray(value)) return [...(value as readonly Json[]), update];
    if (isObject(value) && isObject(update)) return merged(value, update);
    throw new Failure(`${at}: an update goes to an object or a list\n  → target what is around it`);
  }) as JsonObject; // the root of a document is an object, merged or not
}

function merged(value: JsonObject, update: JsonObject): JsonObject {
  const entries = Object.entries(update).map(([name, part]) => [name, Object.hasOwn(value, name) ? joined(value[name] as Json, part) : part] as const); // own: just asked
  return { ...value, ...Object.fromEntries(entries) };
}

function joined(value: Json, update: Json): Json {
  if (isObject(value) && isObject(update)) return merged(value, update);
  return Array.isArray(value) && Array.isArray(update) ? [...(value as readonly Json[]), ...(update as readonly Json[])] : update;
}

/** Deepest and last first, so that no removal moves what is still to go. */
function without(root: JsonObject, places: readonly Place[]): JsonObject {
  const position = (place: Place): number => Number(place.at(-1)) || 0; // names have none: among themselves any order does
  const ordered = [...places].sort((left, right) => right.length - left.length || position(right) - position(left));
  return ordered.reduce<JsonObject>((before, place) => {
    const last = place.at(-1);
    if (last === undefined) throw new Failure('an overlay cannot remove the whole document');
    return changed(before, place.slice(0, -1), (parent) => withoutMember(parent, last)) as JsonObject; // its root stays
  }, root);
}

function withoutMember(parent: Json, name: string | number): Json {
  if (Array.isArray(parent)) return (parent as readonly Json[]).filter((_, index) => index !== name);
  return isObject(parent) ? Object.fromEntries(Object.entries(parent).filter(([member]) => member !== name)) : parent;
}

function changed(value: Json, [first, ...rest]: Place, change: (value: Json) => Json): Json {
  if (first === undefined) return change(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => (index === first ? changed(item, rest, change) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, name === first ? changed(part, rest, change) : part]));
}
