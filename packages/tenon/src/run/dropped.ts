import { definitionOf } from '../keywords/definition.ts';
import { isRecord } from '../keywords/names.ts';
import { namesOf } from '../keywords/presence.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import { explain } from './explain.ts';

/**
 * JSON pointers (RFC 6901) of the members that a serializer leaves out of a value, because its schema does not declare them.
 * Shape: at most `limit`; none inside values that no branch of a union accepts, and none for what a transform encodes to.
 * Cost:  an interpreter that checks every branch of every union: for development only.
 */
export function droppedMembers(node: SchemaNode, value: unknown, schemas: Schemas, limit = 20): string[] {
  const search: Search = { schemas, limit, found: [], seen: new Set() };
  visit(search, [node], { value, pointer: '' });
  return search.found;
}

interface Search {
  readonly schemas: Schemas;
  readonly limit: number;
  readonly found: string[];
  /** Values may contain themselves. */
  readonly seen: Set<object>;
}

interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

function visit(search: Search, nodes: readonly SchemaNode[], { value, pointer }: Place): void {
  if (typeof value !== 'object' || value === null || search.found.length >= search.limit || search.seen.has(value)) return;
  search.seen.add(value);
  const parts = nodes.flatMap((node) => partsOf(node, value, search.schemas));
  if (parts.some(({ codec }) => codec !== undefined) || !parts.some(saysWhatIsInside)) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(search, itemNodes(parts, index), { value: item, pointer: `${pointer}/${index}` }));
  } else if (isRecord(value, 'decoded')) {
    for (const name of namesOf(value)) visitMember(search, parts, { value: value[name], pointer: `${pointer}/${segment(name)}` }, name);
  }
}

function visitMember(search: Search, parts: readonly SchemaObject[], place: Place, name: string): void {
  const nodes = memberNodes(parts, name);
  if (nodes.length > 0) visit(search, nodes, place);
  else if (search.found.length < search.limit) search.found.push(place.pointer);
}

/** The plain nodes that apply to a value: references followed, one branch of each union. */
function partsOf(node: SchemaNode, value: unknown, schemas: Schemas, seen: readonly string[] = []): readonly SchemaObject[] {
  if (typeof node === 'boolean') return [];
  if (node.codec !== undefined) return [node];
  const inner = (part: SchemaNode | undefined): readonly SchemaObject[] => (part === undefined ? [] : partsOf(part, value, schemas, seen));
  const { $ref, if: condition } = node;
  const parts: SchemaObject[] = [node];
  if ($ref !== undefined && !seen.includes($ref)) parts.push(...partsOf(definitionOf($ref, schemas), value, schemas, [...seen, $ref]));
  for (const part of node.allOf ?? []) parts.push(...inner(part));
  for (const branches of [node.anyOf, node.oneOf]) if (branches !== undefined) parts.push(...inner(branchOf(branches, value, schemas)));
  if (condition !== undefined) parts.push(...(accepts(condition, value, schemas) ? [...inner(condition), ...inner(node.then)] : inner(node.else)));
  for (const [name, schema] of Object.entries(node.dependentSchemas ?? {})) {
    if (isRecord(value, 'decoded') && value[name] !== undefined) parts.push(...inner(schema));
  }
  return parts;
}

/** The first branch that accepts the value, or that would but for constraints and members that are not declared. */
function branchOf(branches: readonly SchemaNode[], value: unknown, schemas: Schemas): SchemaNode | undefined {
  return branches.find((branch) => accepts(branch, value, schemas)) ?? branches.find((branch) => hasShape(branch, value, schemas));
}

function accepts(node: SchemaNode, value: unknown, schemas: Schemas): boolean {
  return explain(node, value, { schemas, view: 'decoded', limit: 1 }).length === 0;
}

const shapeCodes: ReadonlySet<string> = new Set(['type', 'const', 'enum', 'required', 'never', 'anyOf', 'oneOf']);

function hasShape(node: SchemaNode, value: unknown, schemas: Schemas): boolean {
  return !explain(node, value, { schemas, view: 'decoded' }).some(({ code }) => shapeCodes.has(code));
}

/** A schema without a word on members and items lets everything out. */
function saysWhatIsInside(part: SchemaObject): boolean {
  return (
    part.type !== undefined ||
    part.properties !== undefined ||
    part.patternProperties !== undefined ||
    part.additionalProperties !== undefined ||
    part.items !== undefined ||
    part.prefixItems !== undefined ||
    part.unevaluatedProperties !== undefined
  );
}

function itemNodes(parts: readonly SchemaObject[], index: number): readonly SchemaNode[] {
  return parts.flatMap((part) => part.prefixItems?.[index] ?? part.items ?? part.unevaluatedItems ?? []);
}

function memberNodes(parts: readonly SchemaObject[], name: string): readonly SchemaNode[] {
  const nodes = parts.flatMap((part) => ownNodes(part, name));
  return nodes.length > 0 ? nodes : parts.flatMap(({ unevaluatedProperties }) => (isDeclaration(unevaluatedProperties) ? unevaluatedProperties : []));
}

function ownNodes({ properties, patternProperties, additionalProperties }: SchemaObject, name: string): readonly SchemaNode[] {
  if (properties !== undefined && Object.hasOwn(properties, name)) return [properties[name] ?? true];
  const patterns = Object.entries(patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
  if (patterns.length > 0) return patterns.map(([, node]) => node);
  return isDeclaration(additionalProperties) ? [additionalProperties] : [];
}

function isDeclaration(node: SchemaNode | undefined): node is SchemaNode {
  return node !== undefined && node !== false;
}

function segment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
