import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import { resolved } from './definition.ts';

/** What must be true of a value for a subschema to have evaluated its members: a schema holds or not, a member is there. */
export type Condition = { readonly test: SchemaNode; readonly holds: boolean } | { readonly has: string };

/** A schema applied to the same value whose evaluated members an `unevaluated…` keyword takes into account. */
export interface Contribution {
  readonly node: SchemaObject;
  readonly when: readonly Condition[];
  /** The schema that holds the `unevaluated…` keyword itself. */
  readonly isRoot: boolean;
}

/**
 * All schemas that contribute to an `unevaluated…` keyword of `root` (JSON Schema core, section 11).
 * A value that passes the rest of `root` has passed every unconditional one, so only branches need conditions.
 */
export function contributionsTo(root: SchemaObject, schemas: Schemas): Contribution[] {
  const found: Contribution[] = [];
  visit(root, [], new Set());
  return found;

  function visit(node: SchemaNode | undefined, when: readonly Condition[], above: ReadonlySet<string>): void {
    if (node === undefined || typeof node === 'boolean') return;
    found.push({ node, when, isRoot: node === root });
    const holds = (test: SchemaNode): void => visit(test, [...when, { test, holds: true }], above);
    if (node.$ref !== undefined && !above.has(node.$ref)) {
      visit(resolved({ $ref: node.$ref }, schemas), when, new Set([...above, node.$ref]));
    }
    for (const part of node.allOf ?? []) visit(part, when, above);
    for (const branch of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) holds(branch);
    for (const [name, part] of Object.entries(node.dependentSchemas ?? {})) visit(part, [...when, { has: name }], above);
    if (node.if === undefined) return;
    holds(node.if);
    visit(node.then, [...when, { test: node.if, holds: true }], above);
    visit(node.else, [...when, { test: node.if, holds: false }], above);
  }
}

/** Whether a contributing schema evaluates every member of an object that it accepts. */
export function evaluatesAllMembers({ node, isRoot }: Contribution): boolean {
  return node.additionalProperties !== undefined || (!isRoot && node.unevaluatedProperties !== undefined);
}

/** Whether a contributing schema evaluates every item of an array that it accepts. */
export function evaluatesAllItems({ node, isRoot }: Contribution): boolean {
  return node.items !== undefined || (!isRoot && node.unevaluatedItems !== undefined);
}
