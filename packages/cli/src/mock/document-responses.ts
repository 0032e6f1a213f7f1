import { stringify } from 'yaml';
import type { JsonObject } from '../document/json.ts';
import type { HttpRequest, HttpResponse } from './cors.ts';

/** Answers requests for a document, as JSON and as YAML beside it; null for other requests. */
export function documentResponses(document: JsonObject): (request: HttpRequest, documentPath: string | undefined) => HttpResponse | null {
  const json = textResponse('application/json', JSON.stringify(document));
  let yaml: HttpResponse | null = null;
  return ({ method, path }, documentPath) => {
    if (documentPath === undefined || (method !== 'GET' && method !== 'HEAD')) return null;
    if (path === documentPath) return json;
    if (path !== documentPath.replace(/(?:\.json)?$/, '.yaml')) return null;
    return (yaml ??= textResponse('application/yaml', stringify(document, { aliasDuplicateObjects: false })));
  };
}

function textResponse(mediaType: string, text: string): HttpResponse {
  return { status: 200, headers: ['content-type', `${mediaType}; charset=utf-8`, 'cache-control', 'no-cache'], body: new TextEncoder().encode(text) };
}
