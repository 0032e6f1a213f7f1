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

/** What is known of an app only once it is analysed: asked for on the first request. */
export interface DocsFacts {
  readonly title: string;
  /** Origins of login servers. */
  readonly loginOrigins: readonly string[];
}

/** A path and who answers it. */
export interface DocsRoute {
  readonly name: string;
  readonly path: string;
  readonly respond: (request: HttpRequest, rest: string, context: unknown) => HttpResponse | Promise<HttpResponse>;
}

/** The routes of the docs page; none when it has no path. */
export function docsRoutes({ path, view, connectTo, ...places }: DocsPlaces, facts: () => DocsFacts | Promise<DocsFacts>): readonly DocsRoute[] {
  if (path === null) return [];
  let page: Promise<DocsPage> | null = null;
  const pageOf = async (): Promise<DocsPage> => {
    const { title, loginOrigins } = await facts();
    return createDocsPage({ ...view, ...places, path, title, connectTo: [...new Set([...connectTo, ...loginOrigins])] });
  };
  const respond = async (request: HttpRequest, rest: string): Promise<HttpResponse> => {
    page ??= pageOf();
    return (await (await page).respond(rest, request)) ?? notFound;
  };
  return [
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
