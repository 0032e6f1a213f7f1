import type { AppDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import type { Site } from './sites.ts';

/** What an app declares, as numbers: one of the app as a whole, then one for each route. Equal declarations have equal numbers. */
export function fingerprintsOf(app: AppDeclaration, sites: readonly Site[]): readonly number[] {
  const { document, documents, servers, docs } = app;
  const hashes = new Hashes();
  return [hashes.of({ document, documents, servers, docs }), ...sites.map(({ declared }) => hashes.of(declared))];
}

/** Hashes of 53 bits, each value's once. No defence against anyone: a mistake is what it is to find. */
class Hashes {
  readonly #known = new Map<object, number>();
  #first = 0;
  #second = 0;

  of(value: unknown): number {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return this.#hashed(`${typeof value} ${String(value)}`, []);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.#known.set(value, 0); // a circle meets this
    const hash = this.#ofObject(value);
    this.#known.set(value, hash);
    return hash;
  }

  #ofObject(value: object): number {
    const parts: number[] = [];
    let names = nameOf(value);
    for (const key of isPlain(value) ? Reflect.ownKeys(value) : [declaration]) {
      if (!Object.prototype.propertyIsEnumerable.call(value, key)) continue;
      names += ` ${typeof key === 'string' ? JSON.stringify(key) : String(key)}`;
      parts.push(this.of((value as Record<PropertyKey, unknown>)[key])); // its own
    }
    return this.#hashed(names, parts);
  }

  /** Two lanes of multiplication and rotation, after the public-domain hash cyrb53. */
  #hashed(text: string, parts: readonly number[]): number {
    this.#first = 0xdeadbeef;
    this.#second = 0x41c6ce57;
    for (let index = 0; index < text.length; index++) this.#mix(text.charCodeAt(index));
    for (const part of parts) {
      this.#mix(part | 0);
      this.#mix(part / 0x1_0000_0000);
    }
    const first = Math.imul(this.#first ^ (this.#first >>> 16), 0x85ebca6b) ^ Math.imul(this.#second ^ (this.#second >>> 13), 0xc2b2ae35);
    const second = Math.imul(this.#second ^ (this.#second >>> 16), 0x85ebca6b) ^ Math.imul(this.#first ^ (this.#first >>> 13), 0xc2b2ae35);
    return 0x1_0000_0000 * (second & 0x1f_ffff) + (first >>> 0);
  }

  #mix(code: number): void {
    this.#first = Math.imul(this.#first ^ code, 0x9e3779b1);
    this.#second = Math.imul(this.#second ^ code, 0x5f356495);
  }
}

/** Not the names of functions and classes: bundlers change them. Nor where files are. */
function nameOf(value: object): string {
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return 'array';
  return value instanceof Date || value instanceof RegExp ? String(value) : 'object';
}

/** Whatever else there is belongs to the user: it may be large, or different each time. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
