import type { Transform } from '../../shapes/schema.ts';
import { composed, type OwnCodec } from './own-codecs.ts';

interface Entry {
  readonly encode: Transform['encode'];
  readonly own: OwnCodec | undefined;
  readonly number: number;
}

/** The transforms of an app by number. Equal transforms have one number: two uses of one schema must say the same. */
export class TransformTable {
  readonly all: Transform[] = [];
  readonly #byDecode = new Map<Transform['decode'], readonly Entry[]>();

  /** The number of the transform of a schema; `own` is the codec of Tenon's that it is wrapped around. */
  numberOf(transform: Transform, own: OwnCodec | undefined, schema: object): number {
    const known = this.#byDecode.get(transform.decode) ?? [];
    const found = known.find((each) => each.encode === transform.encode && each.own === own);
    if (found !== undefined) return found.number;
    const number = this.all.push({ ...(own === undefined ? transform : composed(own, transform)), origin: { schema, own: own ?? null } }) - 1;
    this.#byDecode.set(transform.decode, [...known, { encode: transform.encode, own, number }]);
    return number;
  }
}
