import { methods } from '../document/grammar.ts';
import { isObject, memberOf, type JsonObject } from '../document/json.ts';
import { pointerOfReference, valueAt } from '../document/pointer.ts';
import { isJson } from './answer/body.ts';
import { pathParameters } from './answer/path-parameters.ts';
import type { HttpRequest } from './cors.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  /** Media types and ranges of its body, in lower case. */
  readonly mediaTypes: readonly string[];
}

/**
 * Finds the operation of a document that takes the body of a request, in a media type that the app does not read: a form beside
 * JSON, say. Such bodies are taken unchecked, rather than refused against the word of the document.
 */
export function unreadBodies(document: JsonObject): (request: HttpRequest) => Operation | null {
  let operations: readonly Operation[] | null = null;
  return ({ method, path, headers }) => {
    const [type = ''] = String(headers['content-type'] ?? '')
      .toLowerCase()
      .split(';');
    // JSON is read: what the app refuses of it is wrong.
    if (isJson(type.trim())) return null;
    operations ??= operationsOf(document);
    const found = operations.filter((each) => each.method === method && each.mediaTypes.some((range) => isIn(type.trim(), range)));
    return found.find((each) => each.path === path) ?? found.find((each) => pathParameters(each.path, path).length > 0) ?? null;
  };
}

function operationsOf(document: JsonObject): readonly Operation[] {
  const { paths } = document;
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, own]) => {
    const item = followed(document, own);
    return methods.flatMap((method): Operation[] => {
      const content = memberOf(followed(document, memberOf(memberOf(item, method), 'requestBody')), 'content');
      return isObject(content) ? [{ method: method.toUpperCase(), path, mediaTypes: Object.keys(content).map(bare) }] : [];
    });
  });
}

function followed(document: JsonObject, value: unknown): unknown {
  const reference = memberOf(value, '$ref');
  const pointer = typeof reference === 'string' ? pointerOfReference(reference) : null;
  return pointer === null ? value : valueAt(document, pointer);
}

function bare(mediaType: string): string {
  const [type = ''] = mediaType.toLowerCase().split(';');
  return type.trim();
}

function isIn(type: string, range: string): boolean {
  return type !== '' && (range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))));
}
