import type { CodecTree } from '../shapes/manifest.ts';

/** A tree that is no codec's name. */
type Inner = Exclude<CodecTree, string>;
/** Trees by the identifier that `ref` names them with. */
interface Scope {
  readonly [id: number]: CodecTree;
}
type Entry = readonly [tree: CodecTree | null | undefined, scope: Scope];

/**
 * A received value with Tenon's codecs decoded where the tree says they sit; changes `value` in place, whose parts must be
 * JSON that nobody else has. `null` passes everywhere. Among alternatives a text is decoded by the first codec that
 * can, else it stays a text; one place is looked at once, so alternatives that recurse cost no more than others.
 * Throws: SyntaxError, with a JSON pointer, on a text that its codec cannot decode.
 */
export function decode(tree: CodecTree | undefined, value: unknown): unknown {
  return decodeAt([[tree, {}]], value, '', false);
}

/** `isBelowChoice`: below alternatives, where it is not known which one was meant. */
function decodeAt(entries: readonly Entry[], value: unknown, pointer: string, isBelowChoice: boolean): unknown {
  const scopes = scopesAt(entries);
  const trees = [...scopes.keys()];
  if (value === null || trees.length === 0) return value;
  const isLoose = isBelowChoice || trees.some((tree) => (tree as Inner).anyOf);
  if (typeof value === 'object') return decodeParts(scopes, value as Record<string, unknown>, pointer, isLoose); // JSON: a list or an object
  const codecs = trees.filter((tree) => typeof tree === 'string');
  for (const codec of codecs) {
    const decoded = typeof value === 'string' ? decoders[codec](value) : undefined;
    if (decoded !== undefined) return decoded;
  }
  if (codecs[0] && !isLoose) throw new SyntaxError(`${pointer || 'the value'} is no ${codecs[0]}`);
  return value;
}

/** All trees that hold at one place, alternatives and what is referred to included, with what their `ref`s mean. */
function scopesAt(entries: readonly Entry[]): Map<CodecTree, Scope> {
  const scopes = new Map<CodecTree, Scope>();
  const add = ([tree, scope]: Entry): void => {
    if (!tree || scopes.has(tree)) return;
    const { ref, id, anyOf } = tree as Inner; // names of codecs have none of these
    if (ref !== undefined) return add([scope[ref], scope]);
    const inner = id === undefined ? scope : { ...scope, [id]: tree };
    scopes.set(tree, inner);
    anyOf?.forEach((alternative) => add([alternative, inner]));
  };
  entries.forEach(add);
  return scopes;
}

function decodeParts(scopes: ReadonlyMap<CodecTree, Scope>, value: Record<string, unknown>, pointer: string, isLoose: boolean): unknown {
  for (const key of Object.keys(value)) {
    const entries = [...scopes].map(([tree, scope]): Entry => [partOf(tree as Inner, key, Array.isArray(value)), scope]); // names of codecs have no parts
    // Assigning `__proto__` would change the object itself.
    if (key !== '__proto__') value[key] = decodeAt(entries, value[key], `${pointer}/${key}`, isLoose);
  }
  return value;
}

function partOf({ members = {}, values, tuple = [], items }: Inner, key: string, isList: boolean): CodecTree | null | undefined {
  const [own, others] = isList ? [tuple as unknown as NonNullable<Inner['members']>, items] : [members, values]; // a list is an object with indices
  return Object.hasOwn(own, key) ? own[key] : others;
}

const decoders = {
  date(text: string): Date | undefined {
    const date = new Date(text);
    // `Date` reads far more than ISO 8601.
    return /^([+-]\d\d)?\d{4}(-\d\d){2}T\d\d:\d\d/i.test(text) && !isNaN(+date) ? date : undefined;
  },
  bigint(text: string): bigint | undefined {
    return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
  },
  bytes(text: string): Uint8Array | undefined {
    return text.length % 4 === 0 && /^[a-z\d+/]*={0,2}$/i.test(text) ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : undefined;
  },
};
