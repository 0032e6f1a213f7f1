import type { Codec, SchemaObject } from '../../shapes/schema.ts';
import { dateBytes } from '../../shapes/sink.ts';
import type { ByteWriter, Place } from './byte-writer.ts';
import { typesOf } from './kinds.ts';
import { pointerCode } from './pointer.ts';

/** Writes a decoded value. `node` is what it becomes on the wire. */
export function writeCodec(writer: ByteWriter, codec: Codec, node: SchemaObject, place: Place): void {
  if (typeof codec === 'object') return writeTransform(writer, codec.transform, node, place);
  writeBuiltIn[codec](writer, place, node);
}

const writeBuiltIn: { readonly [codec in Extract<Codec, string>]: (writer: ByteWriter, place: Place, node: SchemaObject) => void } = {
  date(writer, place) {
    writer.refuseWhen(`!(${place.value} instanceof Date) || Number.isNaN(${place.value}.getTime())`, place, 'valid Date');
    writer.fixed(`sink.date(${place.value}, p)`, dateBytes);
    writer.line('b = sink.buffer;'); // years beyond four digits take a way that may grow it
  },
  bigint(writer, place, node) {
    const types = typesOf(node) ?? ['string'];
    const quote = types.includes('string') ? `'"'` : `''`;
    writer.refuseWhen(`typeof ${place.value} !== 'bigint'`, place, 'bigint');
    writer.moving(`sink.latin1(${quote} + ${place.value} + ${quote}, p)`);
  },
  bytes(writer, place) {
    writer.refuseWhen(`!(${place.value} instanceof Uint8Array)`, place, 'Uint8Array');
    writer.moving(`sink.base64(${place.value}, p)`);
  },
};

/** The unit reads the transform as a constant: the very object of `Schemas.transforms`, so that printers can name it. */
function writeTransform(writer: ByteWriter, index: number, node: SchemaObject, place: Place): void {
  const transform = writer.unit.constant('transform', writer.schemas.transforms[index]);
  const expected = 'value that its transform can encode';
  writer.refuseWhen(`${place.value} === undefined`, place, expected);
  const encoded = writer.unit.variable('encoded');
  writer.line(`let ${encoded};`);
  writer.line(
    `try { ${encoded} = ${transform}.encode(${place.value}); } catch (error) { throw sink.mismatch(${pointerCode(place.pointer)}, '${expected}', error); }`,
  );
  writer.node(node, { ...place, value: encoded });
}
