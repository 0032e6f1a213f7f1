import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import { createDocsPage } from './docs-page.ts';

/** Where the docs page and the document are, and what the page is called. */
export interface DocsPlaces {
  readonly path: string | null;
  readonly documentPath: string;
  readonly title: string;
  readonly connectTo: readonly string[];
}

/** A path and who answers it. */
export interface DocsRoute {
  readonly name: string;
  readonly path: string;
  readonly respond: (request: HttpRequest, rest: string) => HttpResponse | Promise<HttpResponse>;
}

/** The routes of the docs page and of the document; `print` gives the document's text. */
export function docsRoutes({ path, documentPath, title, connectTo }: DocsPlaces, print: () => Promise<string>): readonly DocsRoute[] {
  const document: DocsRoute = { name: 'the document', path: documentPath, respond: async () => documentResponse(await print()) };
  if (path === null) return [document];
  const page = createDocsPage({ path, documentPath, title, connectTo });
  const respond: DocsRoute['respond'] = async (request, rest) => (await page.respond(rest, request)) ?? notFound;
  return [
    document,
    { name: 'the docs page', path, respond: (request) => respond(request, '') },
    { name: 'the docs page', path: `${path}/`, respond: (request) => respond(request, '') },
    { name: 'the docs page', path: `${path}/{rest}`, respond },
  ];
}

const encoder = new TextEncoder();
const notFound: HttpResponse = { status: 404, headers: ['content-type', 'application/problem+json'], body: encoder.encode(JSON.stringify({ title: 'Not Found', status: 404, code: 'docs.no-such-file' })) };

function documentResponse(text: string): HttpResponse {
  return { status: 200, headers: ['content-type', 'application/json; charset=utf-8', 'x-content-type-options', 'nosniff', 'cache-control', 'no-cache'], body: encoder.encode(text) };
}
