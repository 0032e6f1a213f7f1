import type { Json } from '../../shapes/json.ts';
import type { JsonType, SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { allOfNodes, conjunctsOf } from './conjuncts.ts';

/** What a text becomes. */
export type ScalarType = 'string' | 'number' | 'integer' | 'boolean';

/** How a schema reads texts. Types with equal keys are equal. */
export type TextType = { readonly kind: 'scalar'; readonly type: ScalarType } | ArrayTextType | ObjectTextType | UnionTextType;

/** An array whose items are texts. */
export interface ArrayTextType {
  readonly kind: 'array';
  readonly key: string;
  readonly prefix: readonly SchemaNode[];
  /** For items after `prefix`. */
  readonly items: SchemaNode;
}

/** An object whose members are texts. `rest` is null when the schema names no schema for other members. */
export interface ObjectTextType {
  readonly kind: 'object';
  readonly key: string;
  readonly members: ReadonlyMap<string, SchemaNode>;
  readonly patterns: readonly (readonly [pattern: string, node: SchemaNode])[];
  readonly rest: SchemaNode | null;
}

/** Alternatives in declared order; the first one that fits is it. */
export interface UnionTextType {
  readonly kind: 'union';
  readonly key: string;
  readonly branches: readonly TextBranch[];
}

/** One alternative: the text is read as `type`, and taken when `check` accepts the value. */
export interface TextBranch {
  readonly type: TextType;
  readonly check: SchemaNode;
}

/** Branches deeper than this are read as strings: only a definition that refers to itself at one place gets here. */
const deepestUnion = 8;

/** How texts are read at the place of a schema; a string where it does not say. Alternatives in declared order, `null` is none. */
export function textTypeOf(schemas: Schemas, node: SchemaNode): TextType {
  return typeAt(schemas, node, 0) ?? { kind: 'scalar', type: 'string' };
}

function typeAt(schemas: Schemas, node: SchemaNode, depth: number): TextType | null {
  const parts = conjunctsOf(schemas, node);
  const choosing = depth < deepestUnion ? parts.find((part) => part.anyOf !== undefined || part.oneOf !== undefined) : undefined;
  return choosing === undefined ? plainType(node, parts) : chosenType(schemas, parts, choosing, depth);
}

function chosenType(schemas: Schemas, parts: readonly SchemaObject[], choosing: SchemaObject, depth: number): TextType | null {
  const { anyOf, ...withoutAnyOf } = choosing;
  const { oneOf, ...withoutOneOf } = choosing;
  const rest = parts.map((part) => (part !== choosing ? part : anyOf === undefined ? withoutOneOf : withoutAnyOf));
  const branches = (anyOf ?? oneOf ?? []).flatMap((check) => {
    const type = typeAt(schemas, allOfNodes([...rest, check]), depth + 1);
    return type === null ? [] : [{ type, check }];
  });
  return unionOf(branches, parts);
}

/** The type of a place without alternatives; null when no text can be a value there. */
function plainType(node: SchemaNode, parts: readonly SchemaObject[]): TextType | null {
  const types = typesOf(parts).filter((type) => type !== 'null');
  return unionOf(
    types.map((type) => ({ type: typeNamed(type, parts), check: node })),
    parts,
  );
}

function unionOf(branches: readonly TextBranch[], parts: readonly SchemaObject[]): TextType | null {
  const first = branches[0]?.type;
  if (first === undefined) return null;
  const isOne = branches.length === 1 || branches.every(({ type }) => type.kind === 'scalar' && first.kind === 'scalar' && type.type === first.type);
  return isOne ? first : { kind: 'union', key: JSON.stringify(parts), branches };
}

function typeNamed(type: Exclude<JsonType, 'null'>, parts: readonly SchemaObject[]): TextType {
  if (type === 'array') return arrayType(parts);
  if (type === 'object') return objectType(parts);
  return { kind: 'scalar', type };
}

function arrayType(parts: readonly SchemaObject[]): ArrayTextType {
  const length = Math.max(0, ...parts.map((part) => part.prefixItems?.length ?? 0));
  const prefix = Array.from({ length }, (_, at) => allOfNodes(parts.map((part) => part.prefixItems?.[at] ?? part.items ?? true)));
  return { kind: 'array', key: JSON.stringify(parts), prefix, items: allOfNodes(parts.map((part) => part.items ?? true)) };
}

function objectType(parts: readonly SchemaObject[]): ObjectTextType {
  const names = new Set(parts.flatMap((part) => Object.keys(part.properties ?? {})));
  const members = new Map([...names].map((name) => [name, allOfNodes(parts.map((part) => ownMember(part.properties, name)))]));
  const patterns = parts.flatMap((part) => Object.entries(part.patternProperties ?? {}));
  const rests = parts.flatMap((part) => part.additionalProperties ?? []);
  return { kind: 'object', key: JSON.stringify(parts), members, patterns, rest: rests.length === 0 || rests.includes(false) ? null : allOfNodes(rests) };
}

function ownMember(properties: SchemaObject['properties'], name: string): SchemaNode {
  return properties !== undefined && Object.hasOwn(properties, name) ? (properties[name] as SchemaNode) /* own */ : true;
}

/** The types that all parts allow, in the order of the first part that names any. */
function typesOf(parts: readonly SchemaObject[]): readonly JsonType[] {
  const stated = parts.flatMap((part) => statedTypes(part));
  const [first, ...others] = stated;
  if (first === undefined) return [impliedType(parts)];
  return others.reduce((left, right) => left.flatMap((type) => commonType(type, right)), first);
}

function statedTypes(part: SchemaObject): readonly (readonly JsonType[])[] {
  const typed = part.type === undefined ? [] : [typeof part.type === 'string' ? [part.type] : part.type];
  const listed = part.const === undefined ? part.enum : [part.const];
  const foreign = isSchema(part.foreign) ? statedTypes(part.foreign) : [];
  return [...typed, ...(listed === undefined ? [] : [[...new Set(listed.map(typeOfJson))]]), ...foreign];
}

function commonType(type: JsonType, others: readonly JsonType[]): readonly JsonType[] {
  if (others.includes(type) || (type === 'integer' && others.includes('number'))) return [type];
  return type === 'number' && others.includes('integer') ? ['integer'] : [];
}

function impliedType(parts: readonly SchemaObject[]): JsonType {
  if (parts.some((part) => part.properties !== undefined)) return 'object';
  return parts.some((part) => part.items !== undefined || part.prefixItems !== undefined) ? 'array' : 'string';
}

function typeOfJson(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'string' | 'number' | 'boolean' | 'object'; // what else JSON has
}

function isSchema(foreign: Json | undefined): foreign is SchemaObject & Json {
  return typeof foreign === 'object' && foreign !== null && !Array.isArray(foreign);
}
