import type { Codec, Transform } from '../../shapes/schema.ts';
import { bigintOf, bytesOf, dateOf } from '../../support/codecs.ts';

/** One of Tenon's own codecs. */
export type OwnCodec = Exclude<Codec, object>;

/**
 * The wire text of a decoded value.
 * Throws: TypeError when the value is not what the codec decodes to.
 */
export function encodeOwn(codec: OwnCodec, value: unknown): string {
  return encoders[codec](value);
}

/** A transform around one of Tenon's codecs, as one transform of the wire text. */
export function composed(own: OwnCodec, { decode, encode }: Transform): Transform {
  return { decode: (wire) => decode(decoders[own](String(wire))), encode: (value) => encodeOwn(own, encode(value)) };
}

const decoders: Record<OwnCodec, (text: string) => unknown> = { date: dateOf, bigint: bigintOf, bytes: bytesOf };

const encoders: Record<OwnCodec, (value: unknown) => string> = {
  date: (value) => {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw new TypeError('it is no valid Date');
    return value.toISOString();
  },
  bigint: (value) => {
    if (typeof value !== 'bigint') throw new TypeError('it is no bigint');
    return value.toString();
  },
  bytes: (value) => {
    if (!(value instanceof Uint8Array)) throw new TypeError('it is no Uint8Array');
    return btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join(''));
  },
};
