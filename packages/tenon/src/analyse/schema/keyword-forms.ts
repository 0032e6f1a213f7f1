import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';

/** What stands behind a keyword: decides how it is checked, copied and walked. */
export type KeywordForm =
  | 'node'
  | 'nodes'
  | 'nodesByName'
  | 'nodesByPattern'
  | 'number'
  | 'positive'
  | 'count'
  | 'text'
  | 'pattern'
  | 'flag'
  | 'names'
  | 'namesByName'
  | 'json'
  | 'values'
  | 'types';

type Keyword = Exclude<keyof SchemaObject, `x-${string}` | '$ref' | 'codec' | 'defaulted' | 'foreign'>;

const FORMS: Record<Keyword, KeywordForm> = {
  type: 'types',
  const: 'json',
  enum: 'values',
  multipleOf: 'positive',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  minLength: 'count',
  maxLength: 'count',
  pattern: 'pattern',
  format: 'text',
  contentEncoding: 'text',
  contentMediaType: 'text',
  xml: 'json',
  prefixItems: 'nodes',
  items: 'node',
  minItems: 'count',
  maxItems: 'count',
  uniqueItems: 'flag',
  contains: 'node',
  minContains: 'count',
  maxContains: 'count',
  unevaluatedItems: 'node',
  properties: 'nodesByName',
  required: 'names',
  additionalProperties: 'node',
  patternProperties: 'nodesByPattern',
  propertyNames: 'node',
  minProperties: 'count',
  maxProperties: 'count',
  dependentRequired: 'namesByName',
  dependentSchemas: 'nodesByName',
  unevaluatedProperties: 'node',
  allOf: 'nodes',
  anyOf: 'nodes',
  oneOf: 'nodes',
  not: 'node',
  if: 'node',
  then: 'node',
  else: 'node',
  default: 'json',
  title: 'text',
  description: 'text',
  examples: 'values',
  deprecated: 'flag',
  readOnly: 'flag',
  writeOnly: 'flag',
  discriminator: 'json',
};

/** The form of every keyword that a `SchemaNode` keeps. A map, because `constructor` and `__proto__` are possible keys. */
export const keywordForms: ReadonlyMap<string, KeywordForm> = new Map(Object.entries(FORMS));

const NESTING: ReadonlySet<string> = new Set(['node', 'nodes', 'nodesByName', 'nodesByPattern']);
const NESTED: ReadonlySet<string> = new Set(Object.entries(FORMS).flatMap(([keyword, form]) => (NESTING.has(form) ? [keyword] : [])));

/** Whether a keyword of a node holds other nodes, those of one word, `true` and `false`, aside. */
export function isNested(keyword: string, value: unknown): boolean {
  return typeof value === 'object' && NESTED.has(keyword);
}

/** Whether a node has others inside, those of one word aside. Most have none, and walks can pass them by. */
export function hasNested(node: SchemaObject): boolean {
  // for…in, not Object.keys: nodes have members of their own only, and no array is made for each of them.
  for (const keyword in node) if (isNested(keyword, node[keyword as keyof SchemaObject])) return true;
  return false;
}

/** Whether a node has others inside, or values that are checked against it: rules look at it. */
export function isTelling(node: SchemaNode): node is SchemaObject {
  return typeof node === 'object' && (node.default !== undefined || node.examples !== undefined || hasNested(node));
}

/** The forms with schemas inside, also where they stand in raw schemas only. */
export const subschemaForms: ReadonlyMap<string, 'node' | 'nodes' | 'nodesByName'> = new Map([
  ...Object.entries(FORMS).flatMap(([keyword, form]) =>
    form === 'node' || form === 'nodes' || form === 'nodesByName'
      ? [[keyword, form] as const]
      : form === 'nodesByPattern'
        ? [[keyword, 'nodesByName'] as const]
        : [],
  ),
  ['$defs', 'nodesByName'],
  ['definitions', 'nodesByName'],
  ['dependencies', 'nodesByName'],
  ['additionalItems', 'node'],
]);
