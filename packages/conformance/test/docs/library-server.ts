import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDocsPage } from '../../../tenon/src/docs/docs-page.ts';
import type { HttpRequest as FullRequest, HttpResponse } from '../../../tenon/src/shapes/http.ts';
import { libraryDocument } from './library-document.ts';

// What the page and this API read of a request.
type HttpRequest = Pick<FullRequest, 'method' | 'path' | 'query' | 'headers'>;

/** A running server. */
export interface LibraryServer {
  readonly origin: string;
  /** `METHOD /path` of every request outside the prefix: a link that forgot it. */
  readonly strayed: readonly string[];
  /** `METHOD /path authorization` of every call of the API. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/** Serves the docs page, its document and an API behind a prefix that is stripped, as a proxy would do; `''` is no prefix. */
export async function startLibraryServer(prefix: string, description = 'Lends **books**.'): Promise<LibraryServer> {
  const strayed: string[] = [];
  const calls: string[] = [];
  const page = createDocsPage({ title: 'Library <docs>' });
  const server = createServer((incoming, outgoing) => {
    void respond(incoming).then(
      (response) => write(outgoing, response),
      (error: unknown) => write(outgoing, { status: 500, headers: [], body: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  return { origin, strayed, calls, close };

  async function respond(incoming: IncomingMessage): Promise<HttpResponse> {
    if (!incoming.url?.startsWith(`${prefix}/`)) {
      strayed.push(`${incoming.method} ${incoming.url}`);
      return { status: 404, headers: [], body: null };
    }
    const request = toRequest(incoming, incoming.url.slice(prefix.length));
    return (await docsResponse(request)) ?? apiResponse(request);
  }

  async function docsResponse(request: HttpRequest): Promise<HttpResponse | null> {
    if (request.path === '/openapi.json') return jsonResponse(200, libraryDocument(`${origin}${prefix}`, description));
    if (request.path !== '/docs' && !request.path.startsWith('/docs/')) return null;
    return page.respond(request.path.slice('/docs/'.length), request);
  }

  function apiResponse(request: HttpRequest): HttpResponse {
    if (request.path === '/authorize') return authorizeResponse(request.query);
    if (request.path === '/token') return jsonResponse(200, { access_token: 'from-oauth', token_type: 'bearer' });
    if (!request.path.startsWith('/books')) return { status: 404, headers: [], body: null };
    calls.push(`${request.method} ${request.path} ${request.headers['authorization'] ?? ''}`.trim());
    if (request.path.endsWith('/cover')) return { status: 200, headers: ['content-type', 'image/png'], body: onePixel };
    return jsonResponse(200, { title: 'Emma' });
  }

  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function authorizeResponse(query: string): HttpResponse {
  const parameters = new URLSearchParams(query);
  const location = `${parameters.get('redirect_uri')}?code=one-time&state=${encodeURIComponent(parameters.get('state') ?? '')}`;
  return { status: 302, headers: ['location', location], body: null };
}

function jsonResponse(status: number, value: object): HttpResponse {
  return { status, headers: ['content-type', 'application/json'], body: Buffer.from(JSON.stringify(value)) };
}

function toRequest(incoming: IncomingMessage, target: string): HttpRequest {
  const at = target.indexOf('?');
  return {
    method: incoming.method ?? 'GET',
    path: at < 0 ? target : target.slice(0, at),
    query: at < 0 ? '' : target.slice(at + 1),
    headers: incoming.headers,
  };
}

function write(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  outgoing.writeHead(status, [...headers]);
  outgoing.end(body);
}
