import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { kindsOf } from '../../keywords/names.ts';
import type { KeywordName, View } from '../../keywords/names.ts';
import { inPlaceSchemas } from '../../keywords/subschemas.ts';

// V8 inlines functions of up to 460 bytes of bytecode; eight tests with their type guards stay below that.
const limit = 8;

/** Whether a schema is written where it stands rather than as a unit of its own. */
export function isSmall(node: SchemaNode, view: View): boolean {
  return sizeOf(node, view) <= limit;
}

/** How many tests the expression of a schema has, as far as the limit matters. */
function sizeOf(node: SchemaNode, view: View): number {
  if (typeof node === 'boolean') return 0;
  if (isOnlyReference(node)) return limit + 1;
  if (view === 'decoded' && node.codec !== undefined) return 1;
  let size = Object.keys(node).filter(isKeyword).length;
  if (node.$ref !== undefined) size++;
  for (const part of inPlaceSchemas(node)) {
    if (size > limit) break;
    size += sizeOf(part, view);
  }
  return size;
}

/** Whether a schema says nothing but `$ref`: then the definition's unit is called. */
export function isOnlyReference(node: SchemaNode): node is SchemaObject & { readonly $ref: string } {
  return typeof node === 'object' && node.$ref !== undefined && node.codec === undefined && Object.keys(node).filter(isKeyword).length === 1;
}

function isKeyword(name: string): name is KeywordName {
  return Object.hasOwn(kindsOf, name);
}
