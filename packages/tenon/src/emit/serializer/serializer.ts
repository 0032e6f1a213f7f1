import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import type { Code } from '../../support/code.ts';
import { hasFastStringify } from '../../support/engine.ts';
import { isOnly } from './alternatives.ts';
import { ByteWriter, type Place } from './byte-writer.ts';
import { writeCodec } from './codec.ts';
import { writeComposed } from './composed.ts';
import { copyUnit, isListOfTexts, prefersCopy } from './native-copy.ts';
import { unionOf } from './literal-value.ts';
import { atRoot, pointerCode } from './pointer.ts';
import { writeAnything } from './scalar.ts';
import { writeUnion } from './union.ts';

// Measured in JSON text of schemas: a unit of this size stays far below 60 KB of bytecode, where V8 stops optimising.
const largestUnit = 6000;
const smallestUnit = 400;

/**
 * The unit `(value, sink) => void` that appends the declared part of a value to a sink as JSON in UTF-8.
 * Throws (the unit): ResponseMismatch when a value is not of the declared type. Constraints are not checked.
 */
export function serializerUnit(code: Code, schemas: Schemas, node: SchemaNode, isFast = hasFastStringify): string {
  return code.unit(`serialize ${JSON.stringify(node)}`, 'serialize', (unit) => {
    const copied = (): string => `sink.copied(sink.position, ${unit.use(copyUnit(code, schemas, node))}(value, sink))`;
    const written = (): string => `sink.position = ${unit.use(writeUnit(code, schemas, node))}(value, sink, sink.position)`;
    const isCopied = isFast && prefersCopy(node, schemas);
    const way = isCopied ? copied() : isListOfTexts(node, schemas) ? `if (sink.prefersCopy(value)) ${copied()}; else ${written()}` : written();
    unit.line('const outer = sink.begin();');
    unit.line(`try { ${way}; } finally { sink.end(outer); }`);
    return 'value, sink';
  });
}

/** The unit `(value, sink, p) => p` of a node; a definition has one for all places that refer to it. */
function writeUnit(code: Code, schemas: Schemas, node: SchemaNode): string {
  const reference = referenceOf(node);
  const key = reference === null ? `write ${JSON.stringify(node)}` : `write definition ${reference}`;
  return code.unit(key, 'write', (unit) => {
    const writer = new ByteWriter({ code, schemas, unit, writeNode });
    unit.line('let b = sink.buffer;');
    writeHere(writer, reference === null ? node : definition(schemas, reference), { value: 'value', pointer: atRoot });
    writer.flush();
    unit.line('return p;');
    return 'value, sink, p';
  });
}

/** Inside a unit: small nodes are written in place, definitions and large nodes are called. */
function writeNode(writer: ByteWriter, node: SchemaNode, place: Place): void {
  const size = JSON.stringify(node).length;
  const isTooMuch = size > smallestUnit && writer.inlined + size > largestUnit;
  if (isTooMuch || referenceOf(node) !== null) return callUnit(writer, node, place);
  writer.inlined += size;
  writeHere(writer, node, place);
}

function callUnit(writer: ByteWriter, node: SchemaNode, place: Place): void {
  const unit = writer.unit.use(writeUnit(writer.code, writer.schemas, node));
  writer.flush();
  const call = `p = ${unit}(${place.value}, sink, p);`;
  const isRoot = place.pointer.length === 0;
  writer.line(isRoot ? call : `try { ${call} } catch (error) { throw sink.within(${pointerCode(place.pointer)}, error); }`);
  writer.moved();
}

function writeHere(writer: ByteWriter, node: SchemaNode, place: Place): void {
  if (node === false) return writer.refuse(place, 'no value');
  if (node === true || node.foreign !== undefined) return writeAnything(writer, place);
  if (node.codec !== undefined) {
    const { codec, ...wire } = node;
    return writeCodec(writer, codec, wire, place);
  }
  if (referenceOf(node) !== null) return callUnit(writer, node, place);
  const branches = unionOf(node);
  if (branches === null) writeComposed(writer, node, place);
  else writeUnion(writer, branches, place);
}

/** The definition that a node stands for, when it says nothing else. */
function referenceOf(node: SchemaNode): string | null {
  return typeof node === 'object' && node.$ref !== undefined && isOnly(node, '$ref') ? node.$ref : null;
}

function definition(schemas: Schemas, name: string): SchemaNode {
  const node = schemas.definitions.get(name);
  if (node === undefined) throw new Error(`no definition ${name}`);
  return node;
}
