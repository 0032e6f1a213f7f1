import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';

/** What stands behind a keyword. `internal` keywords are Tenon's own and in no document. */
type KeywordForm = 'node' | 'openNode' | 'nodes' | 'nodesByName' | 'value' | 'internal';

/** Keywords of 3.0 that are none of JSON Schema 2020-12: nodes never have them, printed schemas may. */
type OldKeyword = 'nullable' | 'example';

type Keyword = Exclude<keyof SchemaObject, `x-${string}`> | OldKeyword;

/**
 * Every keyword in the order of printing: what a schema is, then what holds, then what helps to read it.
 * `openNode`: a boolean is the plain way to say it (`additionalProperties: false`).
 */
const forms: Record<Keyword, KeywordForm> = {
  $ref: 'value',
  title: 'value',
  description: 'value',
  type: 'value',
  nullable: 'value',
  format: 'value',
  enum: 'value',
  const: 'value',
  contentEncoding: 'value',
  contentMediaType: 'value',
  minLength: 'value',
  maxLength: 'value',
  pattern: 'value',
  minimum: 'value',
  exclusiveMinimum: 'value',
  maximum: 'value',
  exclusiveMaximum: 'value',
  multipleOf: 'value',
  properties: 'nodesByName',
  required: 'value',
  patternProperties: 'nodesByName',
  additionalProperties: 'openNode',
  propertyNames: 'node',
  minProperties: 'value',
  maxProperties: 'value',
  dependentRequired: 'value',
  dependentSchemas: 'nodesByName',
  unevaluatedProperties: 'openNode',
  prefixItems: 'nodes',
  items: 'openNode',
  minItems: 'value',
  maxItems: 'value',
  uniqueItems: 'value',
  contains: 'node',
  minContains: 'value',
  maxContains: 'value',
  unevaluatedItems: 'openNode',
  allOf: 'nodes',
  anyOf: 'nodes',
  oneOf: 'nodes',
  discriminator: 'value',
  not: 'node',
  if: 'node',
  then: 'node',
  else: 'node',
  default: 'value',
  example: 'value',
  examples: 'value',
  deprecated: 'value',
  readOnly: 'value',
  writeOnly: 'value',
  xml: 'value',
  codec: 'internal',
  defaulted: 'internal',
  foreign: 'internal',
};

/** Keywords in the order of printing. */
export const keywordForms: ReadonlyMap<string, KeywordForm> = new Map(Object.entries(forms));

/** The schemas directly inside a schema. */
function nodesIn(node: SchemaNode): readonly SchemaNode[] {
  if (typeof node === 'boolean') return [];
  return Object.entries(node).flatMap(([keyword, value]): readonly SchemaNode[] => {
    const form = keywordForms.get(keyword);
    if (form === 'node' || form === 'openNode') return [value as SchemaNode]; // the form says so
    if (form === 'nodes') return value as readonly SchemaNode[];
    return form === 'nodesByName' ? Object.values(value as { readonly [name: string]: SchemaNode }) : [];
  });
}

/** A schema and every schema inside it; references are not followed. */
export function nodesUnder(root: SchemaNode): readonly SchemaNode[] {
  const found: SchemaNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    open.push(...nodesIn(node));
  }
  return found;
}

/** The keys of the definitions that a schema refers to. */
export function referencesOf(root: SchemaNode): readonly string[] {
  return nodesUnder(root).flatMap((node) => (typeof node === 'object' && node.$ref !== undefined ? [node.$ref] : []));
}
