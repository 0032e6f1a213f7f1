import type { Json } from '../../../shapes/json.ts';
import type { JsonType, SchemaNode, SchemaObject } from '../../../shapes/schema.ts';
import type { Resolve } from '../discriminator.ts';
import { isNull } from '../nullable.ts';

/** A schema that accepts null by `nullable` and says the rest without it. */
export interface WithoutNull {
  readonly isNullable: boolean;
  readonly rest: SchemaObject;
  /** What values are beside null, as far as it is one type: `nullable` counts beside a `type` only (OpenAPI 3.0.3 section 4.7.24.1). */
  readonly type: JsonType | null;
  /** Several types, one each. */
  readonly alternatives: readonly SchemaObject[];
}

/** Takes null out of a schema, wherever it is said: in a list of types, as an alternative, in an enum, alone. */
export function withoutNull(node: SchemaObject, resolve: Resolve): WithoutNull {
  if ([node.type].flat().every((name) => name === 'null'))
    return { isNullable: true, rest: { ...withoutType(node), enum: [null] }, type: 'string', alternatives: [] };
  if (Array.isArray(node.type)) return fromTypes(node, node.type as readonly JsonType[]); // a list: said just before
  const union = node.anyOf === undefined ? 'oneOf' : 'anyOf';
  const alternatives = node[union];
  if (alternatives?.some(isNull) === true) return fromUnion(node, union, alternatives, resolve);
  const values = node.enum ?? (node.const === undefined ? [] : [node.const]);
  const isNullable = values.includes(null) && node.type === undefined && !bindsNull(node);
  // Where null may be refused by something else, no type may refuse it first.
  const isOpen = values.includes(null) && !isNullable;
  const type = typeof node.type === 'string' ? node.type : isOpen ? null : typeOfValues(values);
  return { isNullable, rest: node, type, alternatives: [] };
}

/** Whether something beside the values may refuse null. */
function bindsNull({ allOf, anyOf, oneOf, not }: SchemaObject): boolean {
  return [allOf, anyOf, oneOf, not].some((keyword) => keyword !== undefined);
}

function fromTypes(node: SchemaObject, types: readonly JsonType[]): WithoutNull {
  const others = types.filter((name) => name !== 'null');
  const isNullable = others.length < types.length;
  const [only] = others;
  if (only !== undefined && others.length === 1) return { isNullable, rest: withoutType(node), type: only, alternatives: [] };
  // Each alternative is nullable itself: beside `anyOf` there is no type.
  const alternatives = others.map((name): SchemaObject => ({ type: isNullable ? [name, 'null'] : name }));
  return { isNullable: false, rest: withoutType(node), type: null, alternatives };
}

function fromUnion(node: SchemaObject, union: 'anyOf' | 'oneOf', alternatives: readonly SchemaNode[], resolve: Resolve): WithoutNull {
  const { [union]: _, allOf = [], ...rest } = node;
  const others = alternatives.filter((part) => !isNull(part));
  // Inline alternatives carry it themselves: strict readers of 3.0 see `nullable` beside a `type` alone.
  if (others.length > 1 && others.every((part) => typeof part === 'object' && typeof part.type === 'string'))
    return {
      isNullable: false,
      // Of exactly one, one: null would be refused where two accept it.
      rest: { ...node, [union]: others.map((part, index) => (union === 'oneOf' && index > 0 ? part : { anyOf: [part, { type: 'null' as const }] })) },
      type: null,
      alternatives: [],
    };
  const type = typeof node.type === 'string' ? node.type : commonType(others, resolve);
  // Without a type there is nothing that `nullable` may stand beside: null stays an alternative.
  if (type === null) return { isNullable: false, rest: node, type: null, alternatives: [] };
  const joined: SchemaObject = others.length === 1 ? { ...rest, allOf: [...allOf, ...others] } : { ...node, [union]: others };
  return { isNullable: true, rest: joined, type, alternatives: [] };
}

/** The one type that all of them have. */
function commonType(nodes: readonly SchemaNode[], resolve: Resolve): JsonType | null {
  const types = new Set(nodes.map((node) => typeOfNode(node, resolve, 0)));
  const [only = null] = types;
  return types.size === 1 ? only : null;
}

function typeOfNode(node: SchemaNode | undefined, resolve: Resolve, depth: number): JsonType | null {
  if (typeof node !== 'object' || depth > 20) return null;
  if (node.$ref !== undefined) return typeOfNode(resolve(node.$ref), resolve, depth + 1);
  if (typeof node.type === 'string') return node.type;
  const union = node.anyOf ?? node.oneOf;
  if (union === undefined || union.length === 0) return typeOfValues(node.enum ?? (node.const === undefined ? [] : [node.const]));
  const types = new Set(union.map((part) => typeOfNode(part, resolve, depth + 1)));
  const [only = null] = types;
  return types.size === 1 ? only : null;
}

/** The type of values that are all of one; null alone goes with any. */
function typeOfValues(values: readonly Json[]): JsonType | null {
  if (values.length > 0 && values.every((value) => value === null)) return 'string';
  const types = new Set(values.filter((value) => value !== null).map((value) => (Array.isArray(value) ? 'array' : typeof value)));
  const [only] = types;
  return types.size === 1 && only !== undefined ? (only as JsonType) : null; // `typeof` a JSON value
}

function withoutType({ type: _, ...rest }: SchemaObject): SchemaObject {
  return rest;
}
