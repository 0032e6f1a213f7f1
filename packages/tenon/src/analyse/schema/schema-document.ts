import { tokensOf, extendPointer } from './json-pointer.ts';
import { isTypeBox, kindOf } from './marks.ts';
import { childrenOf, isRawSchema, type RawSchema } from './raw-schema.ts';

/** A schema inside a document, with the base URI that its references resolve against. */
export interface Spot {
  readonly document: SchemaDocument;
  readonly schema: unknown;
  readonly base: string;
  readonly pointer: string;
}

/** The base of documents that have no `$id`: TypeBox names such as `T0` resolve below it. */
export const NO_BASE = 'tenon:///';

/** Resolves a URI reference; what no URL parser takes stays as it is. */
export function toUri(reference: string, base: string): string {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

/** The base URI inside a schema: its own `$id` against the base around it. */
export function baseWithin(schema: unknown, base: string): string {
  if (!isRawSchema(schema) || typeof schema['$id'] !== 'string' || schema['$id'].startsWith('#')) return base;
  return toUri(schema['$id'], base).split('#', 1)[0] ?? base;
}

/** One JSON Schema document: finds what its URIs, anchors and pointers mean (JSON Schema 2020-12 core, sections 8.2 and 9). */
export class SchemaDocument {
  readonly root: unknown;
  readonly base: string;
  readonly parent: SchemaDocument | null;
  /** Nothing in it refers to anything: a schema is known by itself there, whatever leads to it. Found out when it is read. */
  isPlain = false;
  #spots: Map<string, Spot> | null = null;
  #dynamicAnchors: Map<string, Map<string, Spot>> | null = null;

  constructor(root: unknown, base: string, parent: SchemaDocument | null) {
    this.root = root;
    this.base = base;
    this.parent = parent;
  }

  /** The root as a spot. */
  get rootSpot(): Spot {
    return { document: this, schema: this.root, base: baseWithin(this.root, this.base), pointer: '' };
  }

  /** What an absolute URI with an optional fragment names in this document. */
  find(uri: string): Spot | undefined {
    const { address, fragment } = splitUri(uri);
    const resource = this.#index().get(address);
    if (resource === undefined || fragment === '') return resource;
    return fragment.startsWith('/') ? descend(resource, fragment) : this.#index().get(`${address}#${fragment}`);
  }

  /** The dynamic anchors of one resource of the document, by name. */
  dynamicAnchorsOf(base: string): ReadonlyMap<string, Spot> {
    this.#index();
    return this.#dynamicAnchors?.get(base) ?? NO_ANCHORS;
  }

  /** Every schema of the document at a known keyword, outermost first. */
  *walk(): Generator<Spot> {
    const seen = new Set<unknown>();
    const open: Spot[] = [this.rootSpot];
    for (let spot = open.shift(); spot !== undefined; spot = open.shift()) {
      if (!isRawSchema(spot.schema) || seen.has(spot.schema)) continue;
      seen.add(spot.schema);
      yield spot;
      for (const { tokens, schema } of childrenOf(spot.schema)) {
        if (startsDocument(spot.schema, schema)) continue;
        open.push({ document: this, schema, base: baseWithin(schema, spot.base), pointer: extendPointer(spot.pointer, ...tokens) });
      }
    }
  }

  #index(): Map<string, Spot> {
    if (this.#spots !== null) return this.#spots;
    const spots = new Map<string, Spot>([[splitUri(this.base).address, this.rootSpot]]);
    for (const spot of this.walk()) {
      for (const [uri, named] of namedBy(spot)) if (!spots.has(uri)) spots.set(uri, named);
      const { $dynamicAnchor } = spot.schema as RawSchema; // walk yields objects only
      if (typeof $dynamicAnchor !== 'string') continue;
      const anchors = (this.#dynamicAnchors ??= new Map<string, Map<string, Spot>>());
      anchors.set(spot.base, (anchors.get(spot.base) ?? new Map<string, Spot>()).set($dynamicAnchor, spot));
    }
    return (this.#spots = spots);
  }
}

const NO_ANCHORS: ReadonlyMap<string, Spot> = new Map();

/** The URIs that a schema gives: to itself, and as a TypeBox import to the members of its module. */
function namedBy(spot: Spot): (readonly [uri: string, spot: Spot])[] {
  const { $id, $anchor, $dynamicAnchor, $defs } = spot.schema as RawSchema; // walk yields objects only
  const anchors = [$anchor, $dynamicAnchor, typeof $id === 'string' && $id.startsWith('#') ? $id.slice(1) : undefined];
  const isImport = isRawSchema($defs) && kindOf(spot.schema as RawSchema) === 'Import';
  return [
    ...(typeof $id === 'string' && !$id.startsWith('#') ? [[spot.base, spot] as const] : []),
    ...anchors.filter((anchor) => typeof anchor === 'string').map((anchor) => [`${spot.base}#${anchor}`, spot] as const),
    ...(isImport ? Object.entries($defs).map(([name, schema]) => [toUri(name, spot.base), memberOf(spot, '$defs', name, schema)] as const) : []),
  ];
}

function memberOf(spot: Spot, keyword: string, name: string, schema: unknown): Spot {
  return { document: spot.document, schema, base: baseWithin(schema, spot.base), pointer: extendPointer(spot.pointer, keyword, name) };
}

/** Whether a child of a TypeBox schema is a document of its own: plain JSON Schema, whose `#` means itself, or a module with its own names. */
export function startsDocument(parent: RawSchema, child: unknown): child is RawSchema {
  return isTypeBox(parent) && isRawSchema(child) && (!isTypeBox(child) || kindOf(child) === 'Import');
}

function splitUri(uri: string): { address: string; fragment: string } {
  const at = uri.indexOf('#');
  if (at < 0) return { address: uri, fragment: '' };
  return { address: uri.slice(0, at), fragment: decoded(uri.slice(at + 1)) };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Follows a pointer through raw JSON, unknown keywords included; an `$id` on the way changes the base. */
function descend(from: Spot, pointer: string): Spot | undefined {
  let spot: Spot = from;
  for (const token of tokensOf(pointer)) {
    const { schema } = spot;
    if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, token)) return undefined;
    const next = (schema as RawSchema)[token]; // an object, checked above; arrays are read by their index
    spot = { document: from.document, schema: next, base: baseWithin(next, spot.base), pointer: extendPointer(spot.pointer, token) };
  }
  return spot;
}
