import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { DeclarationError } from '../../support/errors.ts';

/** A test that a value passes, or fails when `holds` is false, for an alternative to be its own. */
export type Guard = { readonly node: SchemaNode; readonly holds: boolean } | { readonly member: string; readonly holds: boolean };

/** One way to read a composed schema: plain nodes that all apply, without references and compositions. */
export interface Alternative {
  readonly parts: readonly SchemaObject[];
  readonly guards: readonly Guard[];
}

const anything: readonly Alternative[] = [{ parts: [], guards: [] }];
const mostAlternatives = 64;

/**
 * Takes a composed schema apart: what all parts of an `allOf` declare applies together; each branch of a union is another
 * alternative, guarded by a check. The first alternative whose guards pass is the one.
 * Throws: DeclarationError serializer.too-many-alternatives, since unions inside intersections multiply.
 */
export function alternativesOf(node: SchemaNode, schemas: Schemas, seen: readonly string[] = []): readonly Alternative[] {
  if (node === false) return [];
  if (node === true) return anything;
  const { $ref, allOf, anyOf, oneOf, if: condition, then, else: otherwise, dependentSchemas, ...own } = node;
  let all = anything;
  const also = (other: readonly Alternative[]): void => {
    all = product(all, other);
  };
  const inside = (part: SchemaNode): readonly Alternative[] => alternativesOf(part, schemas, seen);

  if ($ref !== undefined && !seen.includes($ref)) also(alternativesOf(schemas.definitions.get($ref) ?? true, schemas, [...seen, $ref]));
  also([{ parts: [own], guards: [] }]);
  for (const part of allOf ?? []) also(inside(part));
  for (const branches of [anyOf, oneOf]) {
    if (branches?.some(declares)) also(branches.flatMap((branch) => guarded(inside(branch), { node: branch, holds: true })));
  }
  if (condition !== undefined && (declares(condition) || declares(then) || declares(otherwise))) {
    const holding = product(inside(condition), inside(then ?? true));
    also([...guarded(holding, { node: condition, holds: true }), ...guarded(inside(otherwise ?? true), { node: condition, holds: false })]);
  }
  for (const [member, schema] of Object.entries(dependentSchemas ?? {})) {
    if (declares(schema)) also([...guarded(inside(schema), { member, holds: true }), ...guarded(anything, { member, holds: false })]);
  }
  return all;
}

const declaring: readonly (keyof SchemaObject)[] = [
  '$ref',
  'type',
  'const',
  'enum',
  'codec',
  'foreign',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'dependentSchemas',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'prefixItems',
  'items',
  'unevaluatedItems',
];

/** Says a node anything about what leaves? Constraints alone do not: they are not checked on output. */
export function declares(node: SchemaNode | undefined): boolean {
  if (node === undefined || node === true) return false;
  return node === false || declaring.some((keyword) => node[keyword] !== undefined);
}

/** Says nothing beside the given keyword? */
export function isOnly(node: SchemaObject, keyword: keyof SchemaObject): boolean {
  return node.required === undefined && !declaring.some((other) => other !== keyword && node[other] !== undefined);
}

function guarded(all: readonly Alternative[], guard: Guard): readonly Alternative[] {
  return all.map(({ parts, guards }) => ({ parts, guards: [guard, ...guards] }));
}

function product(left: readonly Alternative[], right: readonly Alternative[]): readonly Alternative[] {
  if (left.length * right.length > mostAlternatives) {
    throw new DeclarationError([
      {
        code: 'serializer.too-many-alternatives',
        at: 'a response schema',
        message: `unions inside an intersection have more than ${mostAlternatives} combinations`,
        advice: 'Name the combinations that exist as one union of objects',
      },
    ]);
  }
  return left.flatMap((one) => right.map((other) => ({ parts: [...one.parts, ...other.parts], guards: [...one.guards, ...other.guards] })));
}
