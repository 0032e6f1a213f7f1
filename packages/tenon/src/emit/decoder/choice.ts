import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { allOfNodes } from './conjuncts.ts';

/** One way to read a value; `test` null is the way of all values that took no earlier one. */
export interface Way {
  readonly test: { readonly accepts: SchemaNode } | { readonly has: string } | null;
  /** All that holds on this way, the place's other keywords included. */
  readonly node: SchemaNode;
}

/**
 * The first keyword of a place that makes decoding depend on the value: `anyOf`, `oneOf`, `if`, `dependentSchemas`; null when
 * none has a way that matters. Of several branches that accept a value the first is taken.
 */
export function waysOf(parts: readonly SchemaObject[], matters: (node: SchemaNode) => boolean): readonly Way[] | null {
  for (const part of parts) {
    for (const { ways, without } of choicesOf(part)) {
      if (!ways.some(({ node }) => matters(node))) continue;
      const others = parts.map((other) => (other === part ? without : other));
      return ways.map(({ test, node }) => ({ test, node: allOfNodes([...others, node]) }));
    }
  }
  return null;
}

interface Choice {
  readonly ways: readonly Way[];
  /** The part without the keyword. */
  readonly without: SchemaObject;
}

function choicesOf(part: SchemaObject): readonly Choice[] {
  const { anyOf, ...withoutAnyOf } = part;
  const { oneOf, ...withoutOneOf } = part;
  const { if: condition, then, else: otherwise, ...withoutIf } = part;
  return [
    ...(anyOf === undefined ? [] : [{ ways: branchWays(anyOf), without: withoutAnyOf }]),
    ...(oneOf === undefined ? [] : [{ ways: branchWays(oneOf), without: withoutOneOf }]),
    ...(condition === undefined ? [] : [{ ways: conditionWays(condition, then ?? true, otherwise ?? true), without: withoutIf }]),
    ...Object.keys(part.dependentSchemas ?? {}).map((name) => dependentChoice(part, name)),
  ];
}

/** The value has passed its check, so what no earlier branch accepts belongs to the last. */
function branchWays(branches: readonly SchemaNode[]): readonly Way[] {
  return branches.map((node, at) => ({ test: at === branches.length - 1 ? null : { accepts: node }, node }));
}

function conditionWays(condition: SchemaNode, then: SchemaNode, otherwise: SchemaNode): readonly Way[] {
  return [
    { test: { accepts: condition }, node: allOfNodes([condition, then]) },
    { test: null, node: otherwise },
  ];
}

function dependentChoice(part: SchemaObject, name: string): Choice {
  const { [name]: node, ...others } = part.dependentSchemas ?? {};
  return {
    ways: [
      { test: { has: name }, node: node ?? true },
      { test: null, node: true },
    ],
    without: { ...part, dependentSchemas: others },
  };
}
