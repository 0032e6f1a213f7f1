import { isObject, type JsonObject } from '../document/json.ts';

/** Where the docs page and the document of a mock are: places that the document has no path for. */
export function docsPlaces({ paths }: JsonObject): { readonly path: string; readonly documentPath: string } {
  const taken = Object.keys(isObject(paths) ? paths : {});
  const isFree = (place: string): boolean => !taken.some((path) => path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}{`));
  const free = (prefixes: readonly string[], name: string): string => prefixes.map((prefix) => `/${prefix}${name}`).find(isFree) ?? `/tenon-mock-${name}`;
  return { path: free(['', '_', 'mock-'], 'docs'), documentPath: free(['', '_', 'mock-'], 'openapi.json') };
}
