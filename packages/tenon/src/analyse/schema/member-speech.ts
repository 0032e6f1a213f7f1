import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';

/** Finds what a reference leads to; undefined while it is not known. */
export type Follow = (reference: SchemaObject) => SchemaNode | undefined;

/** The schemas that apply to the same value as a node. */
export interface Leads {
  /** Whether the node itself has a keyword about members. */
  readonly own: boolean;
  readonly reference: SchemaNode | 'unknown' | null;
  readonly conditions: readonly SchemaNode[];
  readonly all: readonly SchemaNode[];
}

/** Whether no other schema applies to the same value as a node. */
export function isAlone({ $ref, allOf, anyOf, oneOf, then, else: otherwise, dependentSchemas, foreign }: SchemaObject): boolean {
  return [$ref, allOf, anyOf, oneOf, then, otherwise, dependentSchemas, foreign].every((lead) => lead === undefined);
}

/** What applies to the same value as a node, beside the node itself. */
export function leadsOf(node: SchemaObject, follow: Follow): Leads {
  const reference = node.$ref === undefined ? null : (follow(node) ?? 'unknown');
  const conditions = [node.then, node.else, ...Object.values(node.dependentSchemas ?? {})].filter((part) => part !== undefined);
  const own =
    node.properties !== undefined ||
    node.patternProperties !== undefined ||
    node.additionalProperties !== undefined ||
    node.unevaluatedProperties !== undefined;
  const all = [
    ...(reference === null || reference === 'unknown' ? [] : [reference]),
    ...(node.allOf ?? []),
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
    ...conditions,
  ];
  return { own, reference, conditions, all };
}

/** Whether a schema, or one that applies with it, has a keyword about members. */
export function speaksOfMembers(node: SchemaNode, follow: Follow): boolean {
  return holdsSomewhere(node, follow, (each, { own, reference }) => own || reference === 'unknown' || each.foreign !== undefined);
}

/** Whether a schema, or one that applies with it, names members. */
export function declaresMembers(node: SchemaNode, follow: Follow): boolean {
  return holdsSomewhere(node, follow, (each, { reference }) => each.properties !== undefined || reference === 'unknown');
}

/** Whether a schema, or one that applies with it, is checked by Ajv: what it evaluates is not known outside. */
export function hasForeign(node: SchemaNode, follow: Follow): boolean {
  return holdsSomewhere(node, follow, (each) => each.foreign !== undefined);
}

function holdsSomewhere(node: SchemaNode, follow: Follow, holds: (node: SchemaObject, leads: Leads) => boolean): boolean {
  const seen = new Set<SchemaNode>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'boolean' || seen.has(next)) continue;
    seen.add(next);
    const leads = leadsOf(next, follow);
    if (holds(next, leads)) return true;
    open.push(...leads.all);
  }
  return false;
}
