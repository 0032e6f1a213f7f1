import { isObject, type Json, type JsonObject } from './json.ts';

/**
 * The same document with QUERY where 3.2 has it: before 3.2 Tenon prints it as `x-query`, an extension to everybody else.
 * What calls or answers operations reads this one.
 */
export function withQueryOperations(document: JsonObject): JsonObject {
  const { paths } = document;
  return isObject(paths) ? { ...document, paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, itemOf(item)])) } : document;
}

function itemOf(item: Json): Json {
  if (!isObject(item) || !isObject(item['x-query']) || 'query' in item) return item;
  return Object.fromEntries(Object.entries(item).map(([member, part]) => [member === 'x-query' ? 'query' : member, part]));
}
