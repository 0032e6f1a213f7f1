import { methods } from '../document/grammar.ts';
import { isObject, memberOf, type Json, type JsonObject } from '../document/json.ts';
import { pointerTo } from '../document/pointer.ts';
import type { DocumentBody, DocumentContent, DocumentHeader, DocumentOperation, DocumentResponse } from './document-operation.ts';
import { parametersOf } from './parameters.ts';
import type { Followed, References } from './references.ts';
import { madeOperationId } from './words.ts';

/** Every operation of a document, in its order. */
export function operationsOf(document: JsonObject, references: References): readonly DocumentOperation[] {
  const paths = references.members({ value: document, pointer: '' }, 'paths');
  return paths.flatMap(([path, item]) => ofItem(path, withOwn(document, path, item), { document, references }));
}

interface Setting {
  readonly document: JsonObject;
  readonly references: References;
}

/** A path item may have members beside its `$ref` (OpenAPI 3.1 section 4.8.9). */
function withOwn(document: JsonObject, path: string, { value, pointer }: Followed): Followed {
  const own = memberOf(document['paths'], path);
  return isObject(own) && '$ref' in own ? { value: { ...value, ...own }, pointer } : { value, pointer };
}

function ofItem(path: string, item: Followed, setting: Setting): readonly DocumentOperation[] {
  const known = methods.flatMap((method): [string, Json | undefined, string][] => [[method, item.value[method], pointerTo([method])]]);
  const additional = item.value['additionalOperations'];
  const others = isObject(additional)
    ? Object.entries(additional).map(([method, value]): [string, Json, string] => [method, value, pointerTo(['additionalOperations', method])])
    : [];
  return [...known, ...others].flatMap(([method, value, below]) =>
    isObject(value) ? [operation(method.toUpperCase(), path, item, { value, pointer: item.pointer + below }, setting)] : [],
  );
}

function operation(method: string, path: string, item: Followed, own: Followed, { document, references }: Setting): DocumentOperation {
  const { value, pointer } = own;
  const tags = value['tags'];
  const security = value['security'] ?? document['security'];
  return {
    operationId: textOf(value['operationId']) ?? madeOperationId(method, path),
    method,
    path,
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [],
    summary: textOf(value['summary']) ?? textOf(item.value['summary']),
    description: textOf(value['description']) ?? textOf(item.value['description']),
    isDeprecated: value['deprecated'] === true,
    parameters: parametersOf(item, own, references),
    body: bodyOf(value['requestBody'], `${pointer}/requestBody`, references),
    responses: references.members(own, 'responses').map(([status, found]) => responseOf(status, found, references)),
    security: Array.isArray(security) ? security.filter(isObject) : [],
    pointer,
  };
}

function bodyOf(value: Json | undefined, pointer: string, references: References): DocumentBody | null {
  const found = references.follow(value, pointer);
  if (found === null) return null;
  return { isRequired: found.value['required'] === true, contents: contentsOf(found, references), pointer: found.pointer };
}

function responseOf(status: string, found: Followed, references: References): DocumentResponse {
  return {
    status,
    description: textOf(found.value['description']) ?? '',
    contents: contentsOf(found, references),
    headers: references.members(found, 'headers').map(([name, header]) => headerOf(name, header, references)),
    pointer: found.pointer,
  };
}

/** The media types of a body; one without a schema accepts anything. */
export function contentsOf(parent: Followed, references: References): readonly DocumentContent[] {
  return references
    .members(parent, 'content')
    .map(([mediaType, found]) => ({ mediaType, schema: found.value['schema'] ?? true, pointer: `${found.pointer}/schema`, items: itemsOf(found) }));
}

/** `itemSchema` of 3.2, or what Tenon's documents say in its place before. */
function itemsOf({ value, pointer }: Followed): DocumentContent['items'] {
  const keyword = ['itemSchema', 'x-itemSchema'].find((name) => value[name] !== undefined);
  return keyword === undefined ? null : { schema: value[keyword] ?? true, pointer: `${pointer}/${keyword}` };
}

function headerOf(name: string, { value, pointer }: Followed, references: References): DocumentHeader {
  const [content] = contentsOf({ value, pointer }, references);
  return {
    name,
    isRequired: value['required'] === true,
    description: textOf(value['description']),
    // Whatever the media type is, a header is a text.
    schema: content === undefined ? (value['schema'] ?? { type: 'string' }) : { type: 'string' },
    pointer: `${pointer}/schema`,
  };
}

/** A text, `null` for anything else. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
