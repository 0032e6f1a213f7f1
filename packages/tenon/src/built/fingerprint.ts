import type { AppDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import type { Site } from './sites.ts';

/** What an app declares, as numbers: one of the app as a whole, then one for each route. Equal declarations have equal numbers. */
export function fingerprintsOf(app: AppDeclaration, sites: readonly Site[]): readonly number[] {
  const { document, documents, servers, docs } = app;
  const hashes = new Hashes();
  return [hashes.of({ document, documents, servers, docs }), ...sites.map(({ declared }) => hashes.of(declared))];
}

/** Hashes of 32 bits, each object's and text's once: every start of a built app pays for them. They find mistakes, and defend against nobody. */
class Hashes {
  readonly #objects = new Map<object, number>();
  readonly #texts = new Map<string, number>();

  of(value: unknown): number {
    if (typeof value === 'string') return this.#ofText(value);
    if (typeof value === 'object' && value !== null) return this.#ofObject(value);
    // Not the names of functions and classes: bundlers change them. A kind of route is a function, too.
    if (typeof value === 'function') return mixed(2, this.of((value as { readonly [declaration]?: unknown })[declaration]));
    return mixed(3, this.#ofText(String(value)));
  }

  #ofObject(value: object): number {
    const known = this.#objects.get(value);
    if (known !== undefined) return known;
    this.#objects.set(value, 5); // a circle meets this
    const hash = Array.isArray(value) ? this.#ofList(value) : isPlain(value) ? this.#ofMembers(value) : this.#ofOther(value);
    this.#objects.set(value, hash);
    return hash;
  }

  #ofList(list: readonly unknown[]): number {
    let hash = 7;
    for (const item of list) hash = mixed(hash, this.of(item));
    return hash;
  }

  #ofMembers(value: object): number {
    const members = value as Readonly<Record<PropertyKey, unknown>>;
    let hash = 11;
    for (const name of Object.keys(members)) hash = mixed(mixed(hash, this.#ofText(name)), this.of(members[name]));
    // What TypeBox and Tenon mark schemas by.
    for (const mark of Object.getOwnPropertySymbols(members)) hash = mixed(mixed(hash, this.#ofText(String(mark))), this.of(members[mark]));
    return hash;
  }

  /** Whatever else there is belongs to the user: it may be large, or different each time, or say where files are. */
  #ofOther(value: object): number {
    if (value instanceof RegExp) return mixed(13, this.#ofText(String(value)));
    // Not as texts are made of it: in another zone that is another text, and it has no milliseconds.
    if (value instanceof Date) return mixed(23, this.#ofText(String(value.getTime())));
    if (value instanceof Uint8Array) return mixed(29, this.#ofText(value.join()));
    return mixed(17, this.of((value as { readonly [declaration]?: unknown })[declaration]));
  }

  #ofText(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    let hash = 19;
    for (let index = 0; index < text.length; index++) hash = mixed(hash, text.charCodeAt(index));
    this.#texts.set(text, hash);
    return hash;
  }
}

/** Multiplication by a large odd number after exclusive or, as in FNV-1a, with the high bits let down. */
function mixed(hash: number, part: number): number {
  const product = Math.imul(hash ^ part, 0x01000193);
  return product ^ (product >>> 15);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
