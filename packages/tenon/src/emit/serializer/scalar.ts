import type { JsonType } from '../../shapes/schema.ts';
import { numberBytes } from '../../shapes/sink.ts';
import type { ByteWriter, Place } from './byte-writer.ts';

type ScalarType = Exclude<JsonType, 'object' | 'array'>;

/** Writes a value that is neither an object nor an array. */
export const writeScalar: { readonly [type in ScalarType]: (writer: ByteWriter, place: Place) => void } = {
  null(writer, place) {
    writer.refuseWhen(`${place.value} !== null`, place, 'null');
    writer.text('null');
  },
  boolean(writer, place) {
    writer.fork([
      { when: `${place.value} === true`, write: () => writer.text('true') },
      { when: `${place.value} === false`, write: () => writer.text('false') },
      { when: null, write: () => writer.refuse(place, 'boolean') },
    ]);
  },
  // Both tests answer false for whatever is not a number, and for NaN and the infinities.
  number(writer, place) {
    writer.refuseWhen(`!Number.isFinite(${place.value})`, place, 'finite number');
    writer.fixed(`sink.number(${place.value}, p)`, numberBytes);
  },
  integer(writer, place) {
    writer.refuseWhen(`!Number.isInteger(${place.value})`, place, 'integer');
    writer.fixed(`sink.integer(${place.value}, p)`, numberBytes);
  },
  string(writer, place) {
    writer.refuseWhen(`typeof ${place.value} !== 'string'`, place, 'string');
    writer.moving(`sink.string(${place.value}, p)`);
  },
};

/** Writes a value that nothing is declared of, as `JSON.stringify` does. */
export function writeAnything(writer: ByteWriter, place: Place): void {
  writer.moving(`sink.json(${place.value}, p)`);
  writer.refuseWhen('p < 0', place, 'JSON value');
}
