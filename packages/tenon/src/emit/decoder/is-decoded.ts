import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { conjunctsOf, defaultOf } from './conjuncts.ts';
import { isStripped, saysMembers } from './position.ts';
import { branchesOf, isReached } from './reach.ts';

/** Whether a value that satisfies a schema can differ from what the handler sees: a codec, a default or a strip is in reach. */
export function isDecoded(schemas: Schemas, node: SchemaNode, unknown: UnknownPolicy): boolean {
  return isReached(schemas, node, (parts) => isStripped(parts, unknown) || parts.some((part) => part.codec !== undefined || hasDefaults(schemas, part)));
}

/** Whether a branch has a say in how the place is decoded: inside it, or in which members are declared. */
export function isDecisive(schemas: Schemas, node: SchemaNode, unknown: UnknownPolicy): boolean {
  return isDecoded(schemas, node, unknown) || (unknown === 'strip' && declaresMembers(schemas, node, new Set()));
}

function declaresMembers(schemas: Schemas, node: SchemaNode, seen: Set<SchemaNode>): boolean {
  if (typeof node === 'boolean' || seen.has(node)) return false;
  seen.add(node);
  return conjunctsOf(schemas, node).some((part) => saysMembers(part) || branchesOf(part).some((branch) => declaresMembers(schemas, branch, seen)));
}

function hasDefaults(schemas: Schemas, part: SchemaObject): boolean {
  return Object.values(part.properties ?? {}).some((member) => defaultOf(schemas, member) !== undefined);
}
