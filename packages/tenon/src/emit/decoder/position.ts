import type { Json } from '../../shapes/json.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { allOfNodes, defaultOf } from './conjuncts.ts';

/** What all parts of a place say together about the members of an object. */
export interface MembersPosition {
  readonly members: readonly MemberPosition[];
  readonly patterns: readonly (readonly [pattern: string, node: SchemaNode])[];
  /** For other members. */
  readonly rest: SchemaNode;
  /** What becomes of other members: none can be there, they are dropped, they stay. */
  readonly others: 'none' | 'dropped' | 'kept';
}

/** A declared member. */
export interface MemberPosition {
  readonly name: string;
  readonly node: SchemaNode;
  readonly isRequired: boolean;
  readonly fallback: Json | undefined;
}

/** What all parts of a place say together about the items of an array. */
export interface ItemsPosition {
  readonly prefix: readonly SchemaNode[];
  readonly items: SchemaNode;
}

/** Folds what parts say about objects. */
export function membersOf(schemas: Schemas, parts: readonly SchemaObject[], unknown: UnknownPolicy): MembersPosition {
  const names = new Set(parts.flatMap((part) => Object.keys(part.properties ?? {})));
  const members = [...names].map((name) => {
    const node = allOfNodes(parts.flatMap((part) => memberNodes(part, name)));
    return { name, node, isRequired: parts.some((part) => part.required?.includes(name)), fallback: defaultOf(schemas, node) };
  });
  const rest = allOfNodes(parts.map((part) => part.additionalProperties ?? part.unevaluatedProperties ?? true));
  return { members, patterns: parts.flatMap((part) => Object.entries(part.patternProperties ?? {})), rest, others: othersOf(parts, unknown) };
}

/** Folds what parts say about arrays. */
export function itemsOf(parts: readonly SchemaObject[]): ItemsPosition {
  const length = Math.max(0, ...parts.map((part) => part.prefixItems?.length ?? 0));
  const itemNode = (part: SchemaObject): SchemaNode => part.items ?? part.unevaluatedItems ?? true;
  const prefix = Array.from({ length }, (_, at) => allOfNodes(parts.map((part) => part.prefixItems?.[at] ?? itemNode(part))));
  return { prefix, items: allOfNodes(parts.map(itemNode)) };
}

/** Whether undeclared members are dropped here: members are declared, nothing is said about others, and the policy is to strip. */
export function isStripped(parts: readonly SchemaObject[], unknown: UnknownPolicy): boolean {
  return unknown === 'strip' && parts.some((part) => part.properties !== undefined) && !parts.some(saysOthers);
}

/** Whether a part takes a side on undeclared members of an object. */
export function saysMembers(part: SchemaObject): boolean {
  return part.properties !== undefined || part.patternProperties !== undefined || saysOthers(part);
}

function saysOthers(part: SchemaObject): boolean {
  return part.additionalProperties !== undefined || part.unevaluatedProperties !== undefined;
}

function othersOf(parts: readonly SchemaObject[], unknown: UnknownPolicy): MembersPosition['others'] {
  if (isStripped(parts, unknown)) return 'dropped';
  const isClosed = parts.some((part) => part.additionalProperties === false && part.patternProperties === undefined);
  // `unevaluatedProperties: false` does not tell: several branches that accept a value all evaluate members of it.
  return isClosed ? 'none' : 'kept';
}

function memberNodes(part: SchemaObject, name: string): readonly SchemaNode[] {
  const own = part.properties !== undefined && Object.hasOwn(part.properties, name) ? [part.properties[name] as SchemaNode] /* own */ : [];
  const matching = Object.entries(part.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
  const nodes = [...own, ...matching.map(([, node]) => node)];
  return nodes.length > 0 || part.additionalProperties === undefined ? nodes : [part.additionalProperties];
}
