import type { CodecTree } from '../shapes/manifest.ts';

/**
 * A received value with Tenon's codecs decoded where the tree says they sit; changes `value` in place, whose parts must be
 * JSON that nobody else has. `null` passes everywhere. Among alternatives a text is decoded by the first codec that
 * can, else it stays a text; one place is looked at once, so alternatives that recurse cost no more than others.
 * Throws: SyntaxError, with a JSON pointer, on a text that its codec cannot decode.
 */
export function decode(tree: CodecTree, value: unknown): unknown {
  return decodeAt(placeOf([[tree, []]], false), value, '');
}

/** Trees by the identifier that `ref` names them with. */
type Scope = readonly CodecTree[];
/** All trees that hold at one place. `isLoose` below alternatives: which one was meant is not known. */
interface Place {
  readonly trees: Map<CodecTree, Scope>;
  isLoose: boolean;
}

function placeOf(entries: readonly (readonly [CodecTree, Scope])[], isLoose: boolean): Place {
  const place: Place = { trees: new Map(), isLoose };
  for (const [tree, scope] of entries) add(place, tree, scope);
  return place;
}

function add(place: Place, tree: CodecTree | undefined, scope: Scope): void {
  if (tree === undefined || place.trees.has(tree)) return;
  if (typeof tree === 'string') {
    place.trees.set(tree, scope);
    return;
  }
  if (tree.ref !== undefined) return add(place, scope[tree.ref], scope);
  const inner = tree.id === undefined ? scope : Object.assign([...scope], { [tree.id]: tree });
  place.trees.set(tree, inner);
  if (tree.anyOf === undefined) return;
  place.isLoose = true;
  for (const alternative of tree.anyOf) add(place, alternative, inner);
}

function decodeAt(place: Place, value: unknown, pointer: string): unknown {
  if (value === null) return value;
  if (typeof value === 'object') return decodeParts(place, value as Record<string, unknown>, pointer); // JSON: a list or an object
  const codecs = [...place.trees.keys()].filter((tree) => typeof tree === 'string');
  for (const codec of codecs) {
    const decoded = typeof value === 'string' ? decoders[codec](value) : undefined;
    if (decoded !== undefined) return decoded;
  }
  if (codecs.length > 0 && !place.isLoose) throw new SyntaxError(`${pointer || 'the value'} is no ${codecs[0]}`);
  return value;
}

function decodeParts(place: Place, value: Record<string, unknown>, pointer: string): unknown {
  for (const key of Object.keys(value)) {
    const entries: [CodecTree, Scope][] = [];
    for (const [tree, scope] of place.trees) {
      const part = typeof tree === 'string' ? null : partOf(tree, key, Array.isArray(value));
      if (part) entries.push([part, scope]);
    }
    // Assigning `__proto__` would change the object itself.
    if (entries.length > 0 && key !== '__proto__') value[key] = decodeAt(placeOf(entries, place.isLoose), value[key], `${pointer}/${key}`);
  }
  return value;
}

function partOf({ members = {}, values, tuple, items }: Exclude<CodecTree, string>, key: string, isList: boolean): CodecTree | null | undefined {
  if (!isList) return Object.hasOwn(members, key) ? members[key] : values;
  return tuple !== undefined && Number(key) < tuple.length ? tuple[Number(key)] : items;
}

const decoders = {
  date(text: string): Date | undefined {
    const date = new Date(text);
    // `Date` reads far more than ISO 8601.
    return /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d/i.test(text) && !Number.isNaN(date.getTime()) ? date : undefined;
  },
  bigint(text: string): bigint | undefined {
    return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
  },
  bytes(text: string): Uint8Array | undefined {
    if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  },
};
