import type { Json } from '../../shapes/json.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { canonicalText } from '../../keywords/equality.ts';
import { literal, member } from '../../support/code.ts';
import { isOnly } from './alternatives.ts';
import type { ByteWriter, Place } from './byte-writer.ts';
import { valuesOf } from './kinds.ts';

// Beyond this the names are compared by a switch and copied: a run of stores for each would be longer than it is fast.
const mostConstantWays = 4;
const mostListed = 8;

/** The values of a node that is a closed list of them, through references and unions; null for every other node. */
export function literalsOf(node: SchemaNode, schemas: Schemas, seen: readonly string[] = []): readonly Json[] | null {
  if (typeof node === 'boolean' || node.codec !== undefined || node.foreign !== undefined) return null;
  const own = valuesOf(node);
  if (own !== null) return own;
  if (node.$ref !== undefined && isOnly(node, '$ref') && !seen.includes(node.$ref)) {
    return literalsOf(schemas.definitions.get(node.$ref) ?? true, schemas, [...seen, node.$ref]);
  }
  const branches = unionOf(node);
  const lists = branches?.map((branch) => literalsOf(branch, schemas, seen));
  return lists === undefined || lists.includes(null) ? null : lists.flatMap((list) => list ?? []);
}

/** The branches of a node that is a union and nothing else. */
export function unionOf(node: SchemaNode): readonly SchemaNode[] | null {
  if (typeof node === 'boolean') return null;
  if (node.anyOf !== undefined && isOnly(node, 'anyOf')) return node.anyOf;
  return node.oneOf !== undefined && isOnly(node, 'oneOf') ? node.oneOf : null;
}

/** Writes a value that is one of a list. */
export function writeLiteral(writer: ByteWriter, values: readonly Json[], place: Place): void {
  const unique = [...new Map(values.map((value) => [canonicalText(value), value])).values()];
  const [first] = unique;
  if (first === undefined) return writer.refuse(place, 'no value');
  if (unique.length === 1) {
    writer.refuseWhen(`!(${equalTo(place.value, first)})`, place, JSON.stringify(first));
    return writer.text(JSON.stringify(first));
  }
  const expected = listed(unique);
  if (unique.length > mostConstantWays && unique.every((value) => typeof value === 'string')) {
    const cases = unique.map((value) => `case ${literal(value)}:`).join(' ');
    writer.unit.block(`switch (${place.value})`, () => {
      writer.line(`${cases} break;`);
      writer.line('default:');
      writer.refuse(place, expected);
    });
    return writer.moving(`sink.string(${place.value}, p)`);
  }
  writer.fork([
    ...unique.map((value) => ({ when: equalTo(place.value, value), write: () => writer.text(JSON.stringify(value)) })),
    { when: null, write: () => writer.refuse(place, expected) },
  ]);
}

/** For error texts: `one of "a", "b"`. */
export function listed(values: readonly Json[]): string {
  const texts = values.slice(0, mostListed).map((value) => JSON.stringify(value));
  return `one of ${texts.join(', ')}${values.length > mostListed ? ', …' : ''}`;
}

/** A condition: the value of an expression equals a JSON value (JSON Schema core, section 4.2.2). */
export function equalTo(value: string, json: Json): string {
  if (json === null || typeof json !== 'object') return `${value} === ${literal(json)}`;
  if (Array.isArray(json)) {
    const items: readonly Json[] = json;
    return [`Array.isArray(${value})`, `${value}.length === ${items.length}`, ...items.map((item, index) => equalTo(`${value}[${index}]`, item))].join(' && ');
  }
  const members = Object.entries(json);
  return [
    `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`,
    `Object.keys(${value}).length === ${members.length}`,
    ...members.map(([name, inner]) => `Object.hasOwn(${value}, ${literal(name)}) && ${equalTo(member(value, name), inner)}`),
  ].join(' && ');
}
