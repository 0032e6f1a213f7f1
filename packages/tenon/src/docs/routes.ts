import type { DocsView } from '../shapes/docs.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { DocsDocument } from './docs-options.ts';
import { createDocsPage, type DocsPage } from './docs-page.ts';

/** Where the docs page and the document are. */
export interface DocsPlaces {
  readonly path: string | null;
  readonly documentPath: string;
  /** All documents that are served, the main one first; without them there is the main one alone. */
  readonly documents?: readonly DocsDocument[];
  readonly connectTo: readonly string[];
  readonly view: DocsView;
}

/** What the docs show, asked for on the first request. */
export interface DocsContent {
  readonly title: () => string;
  readonly print: () => string;
}

/** A path and who answers it. */
export interface DocsRoute {
  readonly name: string;
  readonly path: string;
  readonly respond: (request: HttpRequest, rest: string) => HttpResponse | Promise<HttpResponse>;
}

/** The routes of the docs page and of the document. */
export function docsRoutes({ path, view, ...places }: DocsPlaces, { title, print }: DocsContent): readonly DocsRoute[] {
  const document: DocsRoute = { name: 'the document', path: places.documentPath, respond: () => documentResponse(print()) };
  if (path === null) return [document];
  let page: DocsPage | null = null;
  const respond: DocsRoute['respond'] = async (request, rest) => {
    page ??= createDocsPage({ ...view, ...places, path, title: title() });
    return (await page.respond(rest, request)) ?? notFound;
  };
  return [
    document,
    { name: 'the docs page', path, respond: (request) => respond(request, '') },
    { name: 'the docs page', path: `${path}/`, respond: (request) => respond(request, '') },
    { name: 'the docs page', path: `${path}/{rest}`, respond },
  ];
}

const encoder = new TextEncoder();
const notFound: HttpResponse = {
  status: 404,
  headers: ['content-type', 'application/problem+json'],
  body: encoder.encode(JSON.stringify({ title: 'Not Found', status: 404, code: 'docs.no-such-file' })),
};

function documentResponse(text: string): HttpResponse {
  return {
    status: 200,
    headers: ['content-type', 'application/json; charset=utf-8', 'x-content-type-options', 'nosniff', 'cache-control', 'no-cache'],
    body: encoder.encode(text),
  };
}
