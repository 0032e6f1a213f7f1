import type { Json } from '../../shapes/json.ts';
import { copyJson, ownRecord } from './json-value.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';
import type { References } from './references.ts';
import type { SchemaDocument } from './schema-document.ts';

/** A document that a `SchemaNode` cannot express, with every other document it needs embedded under `$defs`; or why it is no JSON. */
export function foreignOf(document: SchemaDocument, references: References): { readonly json: Json } | { readonly problem: string } {
  const [own, ...others] = references.reachOf(document).documents.map(({ root, base }) => ({ base, copy: copyJson(root) }));
  const broken = [own, ...others].find((each) => each !== undefined && 'problem' in each.copy);
  if (broken !== undefined && 'problem' in broken.copy) return broken.copy;
  const embedded = others.map(({ base, copy }) => [base, withId('json' in copy ? copy.json : true, base)] as const);
  const json = own !== undefined && 'json' in own.copy ? own.copy.json : true;
  return { json: embedded.length === 0 ? json : withDefinitions(json, embedded) };
}

/** Every regular expression of a document, with the schema that says it and where that stands. */
export function* patternsIn(
  document: SchemaDocument,
): Generator<{ readonly text: string; readonly schema: RawSchema; readonly pointer: string }, void, undefined> {
  for (const { schema, pointer } of document.walk()) {
    if (!isRawSchema(schema)) continue;
    const patterns = [schema['pattern'], ...Object.keys(isRawSchema(schema['patternProperties']) ? schema['patternProperties'] : {})];
    for (const text of patterns) if (typeof text === 'string') yield { text, schema, pointer };
  }
}

function withId(schema: Json, uri: string): Json {
  if (!isObject(schema)) return { $id: uri, allOf: [schema] };
  return '$id' in schema ? schema : { $id: uri, ...schema };
}

function withDefinitions(schema: Json, embedded: readonly (readonly [string, Json])[]): Json {
  if (!isObject(schema)) return schema;
  const { $defs } = schema;
  return { ...schema, $defs: ownRecord([...(isObject($defs) ? Object.entries($defs) : []), ...embedded]) };
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
