import type { Json } from '../../shapes/json.ts';
import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { fileRuleOf, type FileRule } from '../../support/file-rule.ts';
import { discriminatorOf, type Discriminator, type Resolve } from './discriminator.ts';
import { lines, type JsonObject } from './json.ts';
import type { SaidSchema, SchemaWords } from './schema-words.ts';
import { keywordForms } from './schema-keywords.ts';

/** What printing a schema needs to know. */
export interface SchemaSetting {
  readonly resolve: Resolve;
  /** The URI of the component that a key stands for: `#/components/schemas/Book`. */
  readonly pointerOf: (key: string) => string;
  /** How the version of the document says one schema. */
  readonly words: SchemaWords;
  /** Whether a discriminator can say what objects without its property are. */
  readonly hasDefaultMapping: boolean;
}

/**
 * A schema as a document holds it: in the words of its version, with references to components, keywords in one order.
 * Source: OpenAPI 3.1 section 4.8.24 (Schema Object), 3.0 section 4.7.24.
 */
export function printSchema(node: SchemaNode, setting: SchemaSetting): JsonObject {
  if (typeof node === 'boolean') return node ? {} : { not: {} };
  if (node.foreign !== undefined) return setting.words.foreign(node.foreign);
  const file = fileRuleOf(node);
  if (file !== null) return printSchema(fileNode(node, file), setting);
  const discriminator = discriminatorOf(node, setting.resolve);
  if (discriminator !== null && (discriminator.defaultKey === null || setting.hasDefaultMapping)) return printDiscriminated(node, discriminator, setting);
  const schema = setting.words.say(node, setting.resolve);
  const known = [...keywordForms.keys()].filter((keyword) => Object.hasOwn(schema, keyword));
  const extensions = Object.keys(schema)
    .filter((keyword) => keyword.startsWith('x-'))
    .sort();
  return Object.fromEntries([...known, ...extensions].flatMap((keyword) => printKeyword(keyword, schema, setting)));
}

/** A file, as documents say it. Source: OpenAPI 3.1 section 4.8.14.2; its length counts bytes (section 4.8.24.5.2). */
function fileNode({ 'x-tenon-file': _, ...rest }: SchemaObject, { maxBytes, mediaTypes = [] }: FileRule): SchemaObject {
  const [only] = mediaTypes;
  const contentMediaType = only !== undefined && mediaTypes.length === 1 && !only.endsWith('/*') ? only : 'application/octet-stream';
  return { ...rest, type: 'string', format: 'binary', contentMediaType, ...(maxBytes !== undefined && { maxLength: maxBytes }) };
}

function printKeyword(keyword: string, schema: SaidSchema, setting: SchemaSetting): [string, Json][] {
  const value = schema[keyword];
  if (value === undefined) return [];
  const print = (node: SchemaNode): JsonObject => printSchema(node, setting);
  switch (keywordForms.get(keyword)) {
    case 'internal':
      return [];
    case 'node':
      return [[keyword, print(value as SchemaNode)]]; // here and below: the form says so
    case 'openNode':
      return [[keyword, typeof value === 'boolean' ? value : print(value as SchemaNode)]];
    case 'nodes':
      return [[keyword, (value as readonly SchemaNode[]).map(print)]];
    case 'nodesByName':
      return [[keyword, Object.fromEntries(Object.entries(value as { readonly [name: string]: SchemaNode }).map(([name, node]) => [name, print(node)]))]];
    default:
      return [[keyword, printValue(keyword, value as Json, schema, setting)]];
  }
}

function printValue(keyword: string, value: Json, { properties = {} }: SaidSchema, { pointerOf }: SchemaSetting): Json {
  if (keyword === '$ref') return pointerOf(String(value));
  if (keyword === 'required') return requiredInOrder(value as readonly string[], properties as object);
  return (keyword === 'description' || keyword === 'title') && typeof value === 'string' ? lines(value) : value;
}

/** In the order of the properties: how a schema came about must not show. */
function requiredInOrder(required: readonly string[], properties: object): readonly string[] {
  const names = Object.keys(properties);
  return [...names.filter((name) => required.includes(name)), ...required.filter((name) => !Object.hasOwn(properties, name)).sort()];
}

function printDiscriminated(
  node: SchemaObject,
  { propertyName, keyByValue, defaultKey, variants, isNullable }: Discriminator,
  setting: SchemaSetting,
): JsonObject {
  const { anyOf: _any, oneOf: _one, ...around } = node;
  const mapping = Object.fromEntries([...keyByValue].map(([value, key]) => [value, setting.pointerOf(key)]));
  const union: SchemaObject = {
    oneOf: variants,
    discriminator: { propertyName, mapping, ...(defaultKey !== null && { defaultMapping: setting.pointerOf(defaultKey) }) },
  };
  return printSchema(isNullable ? { ...around, anyOf: [union, { type: 'null' }] } : { ...around, ...union }, setting);
}
