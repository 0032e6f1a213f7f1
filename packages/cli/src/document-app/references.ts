import { Failure } from '../failure.ts';
import { isObject, memberOf, type Json, type JsonObject } from '../document/json.ts';
import { pointerOfReference, pointerTo, valueAt } from '../document/pointer.ts';
import type { ReadDocument } from '../document/read-document.ts';
import { objectsIn } from '../document/walk.ts';

/** Tells of what a document says and Tenon cannot hold. */
export type Warn = (text: string, pointer: string) => void;

/** An object of a document and where it really stands. */
export interface Followed {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Objects that have extensions beside their members; in maps like headers and schemes `x-…` is a name like any other. */
const extended = new Set(['paths', 'responses']);

/** Follows the references of one document. */
export class References {
  readonly #document: JsonObject;
  /** Where what cannot be held is told. */
  readonly warn: Warn;
  /** Pointers of schemas that call themselves by a URI or an anchor. */
  readonly #named: ReadonlyMap<string, string>;

  /** Throws: Failure when a reference leads out of the document. */
  constructor(read: ReadDocument, document: JsonObject, warn: Warn) {
    this.#document = document;
    this.warn = warn;
    this.#named = namedSchemas(document);
    this.#refuseForeign(read);
  }

  /** Where a reference leads; `null` when nothing is there. */
  target(reference: string): string | null {
    const pointer = this.#named.get(reference) ?? pointerOfReference(reference);
    return pointer !== null && valueAt(this.#document, pointer) !== undefined ? pointer : null;
  }

  /** The value at a pointer. */
  at(pointer: string): Json | undefined {
    return valueAt(this.#document, pointer);
  }

  /** The object that stands somewhere or that a reference there leads to; `null`, and a warning, when there is none. */
  follow(value: Json | undefined, pointer: string): Followed | null {
    const seen = new Set<string>();
    let found: Followed | null = isObject(value) ? { value, pointer } : null;
    while (found !== null && typeof found.value['$ref'] === 'string') {
      const reference = found.value['$ref'];
      const target = seen.has(reference) ? null : this.target(reference);
      seen.add(reference);
      const led = target === null ? undefined : this.at(target);
      if (target === null || !isObject(led)) return this.#lost(reference, pointer);
      found = { value: led, pointer: target };
    }
    if (found === null && value !== undefined) this.warn('an object is expected here: it is left out', pointer);
    return found;
  }

  /** The members of a map, each followed. */
  members(parent: Followed, name: string): readonly (readonly [name: string, found: Followed])[] {
    const map = memberOf(parent.value, name);
    return Object.entries(isObject(map) ? map : {}).flatMap(([key, part]) => {
      const isExtension = extended.has(name) && key.startsWith('x-');
      const found = isExtension ? null : this.follow(part, `${parent.pointer}${pointerTo([name, key])}`);
      return found === null ? [] : [[key, found] as const];
    });
  }

  #lost(reference: string, pointer: string): null {
    this.warn(`the reference ${reference} leads nowhere: what it stands for is left out`, pointer);
    return null;
  }

  #refuseForeign({ name, placeOf }: ReadDocument): void {
    const foreign = [...objectsIn(this.#document)].flatMap(({ value, path, isReference, kind }) => {
      const reference = isReference || kind === 'Schema' || kind === 'PathItem' ? memberOf(value, '$ref') : undefined;
      return typeof reference === 'string' && !reference.startsWith('#') && !this.#named.has(reference) ? [{ reference, pointer: pointerTo(path) }] : [];
    });
    const [first] = foreign;
    if (first === undefined) return;
    const { line, column } = placeOf(first.pointer);
    const count = foreign.length === 1 ? 'a reference leads' : `${foreign.length} references lead`;
    throw new Failure(
      `${name}:${line}:${column}: ${count} to other files${foreign.length === 1 ? '' : ', the first'}: ${first.reference}\n` +
        `  → make it one file first: npx @redocly/cli bundle ${name} -o bundled.yaml`,
    );
  }
}

/** By what references call them: `$id` as it is written, `#anchor` for an anchor. */
function namedSchemas(document: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    [...objectsIn(document)].flatMap(({ kind, value, path }) => {
      const names = kind === 'Schema' ? [memberOf(value, '$id'), anchored(memberOf(value, '$anchor'))] : [];
      return names.flatMap((name) => (typeof name === 'string' ? [[name, pointerTo(path)] as const] : []));
    }),
  );
}

function anchored(anchor: Json | undefined): string | undefined {
  return typeof anchor === 'string' ? `#${anchor}` : undefined;
}
