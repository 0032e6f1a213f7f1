import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { literal, type Code } from '../../support/code.ts';
import { checkUnit } from '../checker/checker.ts';
import { waysOf, type Way } from './choice.ts';
import { codecExpression } from './codec.ts';
import { allOfNodes, conjunctsOf } from './conjuncts.ts';
import { isDecisive, isDecoded } from './is-decoded.ts';
import { writeItems, writeMembers, type DecodePlace } from './value-members.ts';

/**
 * The name of the unit that turns a value that passed its check into what the handler sees; null when the two are always the same.
 * Shape: `(value) => decoded`. Defaults of absent members are filled in, codecs applied inside out, undeclared members dropped
 * where the policy is to strip. What changes is a copy, what does not is the same object. Of several branches that accept
 * the value the first one decodes it.
 * Throws (the unit): whatever `decode` of a Transform throws.
 */
export function decodeUnit(code: Code, schemas: Schemas, node: SchemaNode, unknown: UnknownPolicy): string | null {
  if (typeof node === 'boolean' || !isDecoded(schemas, node, unknown)) return null;
  const essence = essenceOf(node);
  const keywords = Object.keys(essence);
  const reference = keywords.length === 1 ? essence.$ref : undefined;
  return code.unit(`decode ${unknown} ${reference ?? `=${JSON.stringify(essence)}`}`, 'decode', (writer) => {
    const inner: DecodePlace = { code, schemas, writer, unknown, decoded: (child, value) => decodedExpression(inner, child, value) };
    writeDecoding(inner, reference === undefined ? essence : (schemas.definitions.get(reference) ?? true));
    return 'value';
  });
}

/** The keywords that decoding depends on. Others would make equal units different. */
const essential: readonly (keyof SchemaObject)[] = [
  '$ref',
  'type',
  'codec',
  'properties',
  'required',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'prefixItems',
  'items',
  'unevaluatedItems',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  'dependentSchemas',
];

function essenceOf(node: SchemaObject): SchemaObject {
  return Object.fromEntries(essential.filter((keyword) => node[keyword] !== undefined).map((keyword) => [keyword, node[keyword]])) as SchemaObject; // some of its own members
}

function writeDecoding(place: DecodePlace, node: SchemaNode): void {
  const { schemas, unknown } = place;
  const parts = conjunctsOf(schemas, node);
  if (parts.some(({ codec }) => codec !== undefined)) return writeCodecs(place, parts);
  const ways = waysOf(parts, (branch) => isDecisive(schemas, branch, unknown));
  if (ways !== null) return writeWays(place, ways);
  writeItems(place, parts);
  writeMembers(place, parts);
}

/** What is inside is decoded first, then the codecs of the place; one that several parts name counts once. */
function writeCodecs(place: DecodePlace, parts: readonly SchemaObject[]): void {
  const { writer } = place;
  const inner = allOfNodes(parts.map(({ codec: _, ...part }) => part));
  const codecs = new Map(parts.flatMap(({ codec }) => (codec === undefined ? [] : [[JSON.stringify(codec), codec] as const])));
  const decoded = place.decoded(inner, 'value');
  writer.line(`let decoded = ${decoded ?? 'value'};`);
  for (const codec of codecs.values()) writer.line(`decoded = ${codecExpression(place, codec, { value: 'decoded', isText: isText(parts) })};`);
  writer.line('return decoded;');
}

function writeWays(place: DecodePlace, ways: readonly Way[]): void {
  const { writer, code, schemas } = place;
  const decodings = ways.map(({ test, node }) => ({ test, decoded: place.decoded(node, 'value') ?? 'value' }));
  // Ways behind the last one that changes anything need no test.
  const last = decodings.findLastIndex(({ decoded }) => decoded !== 'value');
  for (const { test, decoded } of decodings.slice(0, last + 1)) {
    if (test === null) return void writer.line(`return ${decoded};`);
    const accepted =
      'accepts' in test
        ? `${writer.use(checkUnit(code, schemas, test.accepts))}(value)`
        : `typeof value === "object" && value !== null && Object.hasOwn(value, ${literal(test.has)})`;
    writer.line(`if (${accepted}) return ${decoded};`);
  }
  writer.line('return value;');
}

/** An expression for a decoded value; null when it is the value. */
function decodedExpression(place: DecodePlace, node: SchemaNode, value: string): string | null {
  if (typeof node === 'boolean' || !isDecoded(place.schemas, node, place.unknown)) return null;
  const [part, ...others] = conjunctsOf(place.schemas, node).filter((each) => Object.keys(essenceOf(each)).length > 0);
  const isPlain = part !== undefined && others.length === 0 && Object.keys(essenceOf(part)).every((keyword) => keyword === 'type' || keyword === 'codec');
  if (isPlain && part.codec !== undefined && (part.type === 'string' || typeof part.codec === 'object'))
    return codecExpression(place, part.codec, { value, isText: true });
  const unit = decodeUnit(place.code, place.schemas, node, place.unknown);
  return unit === null ? null : `${place.writer.use(unit)}(${value})`;
}

function isText(parts: readonly SchemaObject[]): boolean {
  return parts.some(({ type }) => type === 'string');
}
