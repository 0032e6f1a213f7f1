import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { definitionOf } from '../../keywords/definition.ts';
import { subschemasOf } from '../../keywords/subschemas.ts';

/** Whether a definition, with those that refer to each other in a circle with it, holds more such references than definitions. */
export function isBranching(name: string, schemas: Schemas): boolean {
  const circle = [...reachable(name, schemas)].filter((other) => reachable(other, schemas).has(name));
  const inner = circle.flatMap((other) => referencesOf(definitionOf(other, schemas))).filter((other) => circle.includes(other));
  return inner.length > circle.length;
}

/** Definitions that one or more steps lead to. */
function reachable(name: string, schemas: Schemas): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (from: string): void => {
    for (const next of referencesOf(definitionOf(from, schemas))) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(name);
  return found;
}

function referencesOf(node: SchemaNode): string[] {
  if (typeof node === 'boolean') return [];
  return [...(node.$ref === undefined ? [] : [node.$ref]), ...subschemasOf(node).flatMap(referencesOf)];
}
