import type { SchemaNode, SchemaObject } from '../../../shapes/schema.ts';
import type { Resolve } from '../discriminator.ts';
import { isNull } from '../nullable.ts';
import { nodesUnder } from '../schema-keywords.ts';

/** Keywords that 3.0 can only weaken. */
const inexact: readonly (keyof SchemaObject)[] = [
  'foreign',
  'prefixItems',
  'contains',
  'unevaluatedItems',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'if',
];

/** Whether 3.0 can say a schema, and all that it refers to, to the letter. */
export function isExact(node: SchemaNode, resolve: Resolve): boolean {
  const seen = new Set<SchemaNode>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const part of nodesUnder(next)) {
      if (typeof part === 'boolean') continue;
      if (inexact.some((keyword) => part[keyword] !== undefined) || isVagueAboutNull(part)) return false;
      if (part.$ref !== undefined) open.push(resolve(part.$ref) ?? true);
    }
  }
  return true;
}

/** What `nullable` means beside other rules about the same value, readers of 3.0 do not agree on. */
function isVagueAboutNull(node: SchemaObject): boolean {
  const rules = [node.const, node.enum, node.allOf, node.anyOf, node.oneOf, node.not, node.$ref].filter((rule) => rule !== undefined);
  const mayBeNull = [node.type].flat().includes('null') || node.const === null || node.enum?.includes(null) === true || isNullable(node);
  return mayBeNull && rules.length + (node.type === undefined ? 0 : 1) > 1;
}

function isNullable({ anyOf = [], oneOf = [] }: SchemaObject): boolean {
  return [...anyOf, ...oneOf].some(isNull);
}
