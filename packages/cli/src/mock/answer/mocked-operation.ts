import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import { pointerOfReference, pointerTo, valueAt } from '../../document/pointer.ts';
import type { PlacedSchema } from '../data/schemas.ts';
import { deprecatedOf, type Deprecated } from './dated-headers.ts';

/** What an operation may answer, as its document says. */
export interface MockedOperation {
  /** Upper case. */
  readonly method: string;
  /** `/books/{id}` */
  readonly path: string;
  /** In the order of the document. */
  readonly responses: readonly MockedResponse[];
  readonly deprecated: Deprecated;
}

/** A response of an operation. */
export interface MockedResponse {
  /** `200`, `4XX` or `default`. */
  readonly key: string;
  readonly pointer: string;
  readonly contents: readonly MockedContent[];
  readonly headers: readonly MockedHeader[];
}

/** A media type of a response. */
export interface MockedContent {
  readonly mediaType: string;
  readonly pointer: string;
  readonly schema: PlacedSchema | null;
  /** Of each item of a stream. OpenAPI 3.2 section 4.14.2. */
  readonly itemSchema: PlacedSchema | null;
  readonly examples: readonly MockedExample[];
}

/** A header of a response. */
export interface MockedHeader {
  readonly name: string;
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly schema: PlacedSchema | null;
  readonly examples: readonly MockedExample[];
}

/** An example of the document: a value, or the text itself as it is sent. */
export type MockedExample = { readonly name: string; readonly pointer: string } & ({ readonly value: Json } | { readonly text: string });

interface Placed {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The responses that an operation of a document has, references followed; those that lead nowhere are left out. */
export function mockedOperation(document: JsonObject, path: string, method: string): MockedOperation {
  const item = followed(document, pointerTo(['paths', path]));
  const at = item === null ? null : operationAt(document, item, method);
  const responses = at === null ? null : followed(document, `${at.pointer}/responses`);
  const found = Object.keys(responses?.value ?? {}).filter((key) => /^(?:[2-5](?:\d\d|XX)|default)$/.test(key));
  return {
    method,
    path,
    responses: found.flatMap((key) => responseAt(document, key, `${responses?.pointer}${pointerTo([key])}`)),
    deprecated: deprecatedOf(at?.value),
  };
}

function operationAt(document: JsonObject, { pointer }: Placed, method: string): Placed | null {
  // OpenAPI 3.2 section 4.9: methods without a member of their own.
  return followed(document, `${pointer}/${method.toLowerCase()}`) ?? followed(document, pointer + pointerTo(['additionalOperations', method]));
}

function responseAt(document: JsonObject, key: string, pointer: string): MockedResponse[] {
  const found = followed(document, pointer);
  if (found === null) return [];
  const headers = membersAt(document, found, 'headers').filter(({ name }) => name.toLowerCase() !== 'content-type');
  return [
    {
      key,
      pointer: found.pointer,
      contents: membersAt(document, found, 'content').map(({ name, placed }) => ({ mediaType: name, ...contentOf(document, placed) })),
      headers: headers.map(({ name, placed }) => headerOf(document, name, placed)),
    },
  ];
}

function contentOf(document: JsonObject, placed: Placed): Omit<MockedContent, 'mediaType'> {
  const schema = schemaAt(placed, 'schema');
  return {
    pointer: placed.pointer,
    schema,
    itemSchema: schemaAt(placed, 'itemSchema') ?? schemaAt(placed, 'x-itemSchema'),
    examples: examplesOf(document, placed),
  };
}

/** A header may have a `content` in place of a schema. OpenAPI 3.1 section 4.8.21. */
function headerOf(document: JsonObject, name: string, placed: Placed): MockedHeader {
  const [content] = membersAt(document, placed, 'content');
  const { schema, examples } = contentOf(document, content?.placed ?? placed);
  return { name, pointer: placed.pointer, isRequired: placed.value['required'] === true, schema, examples };
}

function schemaAt({ value, pointer }: Placed, member: string): PlacedSchema | null {
  const schema = memberOf(value, member);
  return isObject(schema) || typeof schema === 'boolean' ? { schema, pointer: `${pointer}/${member}` } : null;
}

/** `examples` by name, then `example`, which has none. */
function examplesOf(document: JsonObject, placed: Placed): readonly MockedExample[] {
  const named = membersAt(document, placed, 'examples').flatMap(({ name, placed: { value, pointer } }): MockedExample[] => {
    const data = memberOf(value, 'dataValue') ?? memberOf(value, 'value');
    if (data !== undefined) return [{ name, pointer, value: data }];
    const text = memberOf(value, 'serializedValue');
    return typeof text === 'string' ? [{ name, pointer, text }] : [];
  });
  const only = memberOf(placed.value, 'example');
  return only === undefined ? named : [...named, { name: 'example', pointer: `${placed.pointer}/example`, value: only }];
}

function membersAt(document: JsonObject, { value, pointer }: Placed, member: string): readonly { readonly name: string; readonly placed: Placed }[] {
  const all = memberOf(value, member);
  return Object.keys(isObject(all) ? all : {}).flatMap((name) => {
    const placed = followed(document, pointer + pointerTo([member, name]));
    return placed === null ? [] : [{ name, placed }];
  });
}

/** The object at a pointer, through references; null when there is none. */
function followed(document: JsonObject, pointer: string, seen: ReadonlySet<string> = new Set()): Placed | null {
  const value = valueAt(document, pointer);
  if (!isObject(value) || seen.has(pointer)) return null;
  const { $ref: reference } = value;
  if (typeof reference !== 'string') return { value, pointer };
  const target = pointerOfReference(reference);
  return target === null ? null : followed(document, target, new Set(seen).add(pointer));
}
