import { canonicalText } from '../../keywords/equality.ts';
import type { Json } from '../../shapes/json.ts';
import type { JsonType, SchemaObject } from '../../shapes/schema.ts';
import { alternativesOf } from './alternatives.ts';
import { writeArray } from './array.ts';
import { writeGuarded } from './branch-check.ts';
import type { ByteWriter, Place, Way } from './byte-writer.ts';
import { writeCodec } from './codec.ts';
import { impliedKinds, kindOfValue, kindTests, typesOf, valuesOf } from './kinds.ts';
import { writeLiteral } from './literal-value.ts';
import { writeObject } from './object.ts';
import { writeAnything, writeScalar } from './scalar.ts';

/** Writes the value of a node that may combine types, references, intersections, unions and conditions. */
export function writeComposed(writer: ByteWriter, node: SchemaObject, place: Place): void {
  const alternatives = alternativesOf(node, writer.schemas);
  const [only] = alternatives;
  if (only === undefined) return writer.refuse(place, 'no value');
  if (alternatives.length === 1) return writeParts(writer, only.parts, place);
  writeGuarded(
    writer,
    alternatives.map(({ parts, guards }) => ({ guards, write: () => writeParts(writer, parts, place) })),
    place,
  );
}

/** Writes a value of which several plain nodes hold at once. */
function writeParts(writer: ByteWriter, parts: readonly SchemaObject[], place: Place): void {
  const coded = parts.find((part) => part.codec !== undefined);
  if (coded?.codec !== undefined) {
    const wire = parts.map(({ codec: _, ...part }) => part);
    return writeCodec(writer, coded.codec, wire.length === 1 ? (wire[0] as SchemaObject) : { allOf: wire }, place); // one element
  }
  const types = commonTypes(parts);
  const values = commonValues(parts)?.filter((value) => types === null || types.some((type) => isOfType(value, type)));
  if (values !== undefined) return writeLiteral(writer, values, place);
  if (types === null) return writeAnything(writer, place);
  const [only] = types;
  if (only === undefined) return writer.refuse(place, 'no value');
  if (types.length === 1) return writeType(writer, only, parts, place);
  writer.fork([
    ...types.map((type): Way => ({
      when: kindTests[type === 'integer' ? 'number' : type](place.value),
      write: () => writeType(writer, type, parts, place),
    })),
    { when: null, write: () => writer.refuse(place, types.join(' or ')) },
  ]);
}

function writeType(writer: ByteWriter, type: JsonType, parts: readonly SchemaObject[], place: Place): void {
  if (type === 'object') writeObject(writer, parts, place);
  else if (type === 'array') writeArray(writer, parts, place);
  else writeScalar[type](writer, place);
}

/** The types that all parts allow; when no part names any, those that their members or items imply; else null. */
function commonTypes(parts: readonly SchemaObject[]): readonly JsonType[] | null {
  let common: readonly JsonType[] | null = null;
  for (const part of parts) {
    const types = typesOf(part);
    if (types === null) continue;
    common = common === null ? types : intersection(common, types);
  }
  // A number may be an integer, so that both together say no more than number.
  if (common !== null) return common.includes('number') ? common.filter((type) => type !== 'integer') : common;
  const implied = new Set(parts.flatMap((part) => [...(impliedKinds(part) ?? [])]));
  return implied.size === 0 ? null : [...implied];
}

function intersection(left: readonly JsonType[], right: readonly JsonType[]): readonly JsonType[] {
  const allows = (types: readonly JsonType[], type: JsonType): boolean => types.includes(type) || (type === 'integer' && types.includes('number'));
  return [...new Set([...left.filter((type) => allows(right, type)), ...right.filter((type) => allows(left, type))])];
}

function commonValues(parts: readonly SchemaObject[]): readonly Json[] | null {
  let common: readonly Json[] | null = null;
  for (const part of parts) {
    const values = valuesOf(part);
    if (values === null) continue;
    const texts = new Set(values.map(canonicalText));
    common = common === null ? values : common.filter((value) => texts.has(canonicalText(value)));
  }
  return common;
}

function isOfType(value: Json, type: JsonType): boolean {
  return type === 'integer' ? Number.isInteger(value) : kindOfValue(value) === type;
}
