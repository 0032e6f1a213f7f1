import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDocsPage } from '../../../tenon/src/docs/docs-page.ts';
import type { DocsOptions } from '../../../tenon/src/docs/docs-options.ts';
import type { HttpRequest as FullRequest, HttpResponse } from '../../../tenon/src/shapes/http.ts';

// What the page and this API read of a request.
type HttpRequest = Pick<FullRequest, 'method' | 'path' | 'query' | 'headers'>;

/** A running server. */
export interface LibraryServer {
  readonly origin: string;
  /** Every call of the API, in order. */
  readonly calls: readonly LibraryCall[];
  close(): Promise<void>;
}

/** What arrived. */
export interface LibraryCall {
  /** `GET /books/7?after=3` */
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  /** What a form held: text, and files as `name type size`. */
  readonly form: readonly (readonly [field: string, value: string])[];
}

/** What is served beside the API: the page, and documents by path; a number is a status instead. */
export interface LibraryContent {
  readonly docs?: DocsOptions;
  readonly documents: Readonly<Record<string, object | number>>;
}

/** Serves the docs page, documents, and an API that answers whatever is asked. */
export async function startLibraryServer(content: LibraryContent): Promise<LibraryServer> {
  const calls: LibraryCall[] = [];
  const page = createDocsPage({ title: 'Library <docs>', ...content.docs });
  const server = createServer((incoming, outgoing) => {
    void respond(incoming).then(
      (response) => write(outgoing, response),
      (error: unknown) => write(outgoing, { status: 500, headers: [], body: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  return { origin, calls, close };

  async function respond(incoming: IncomingMessage): Promise<HttpResponse> {
    const request = toRequest(incoming);
    const document = content.documents[request.path];
    if (typeof document === 'number') return jsonResponse(document, {});
    if (document !== undefined) return jsonResponse(200, document);
    if (request.path === '/docs' || request.path.startsWith('/docs/')) {
      return (await page.respond(request.path.slice('/docs/'.length), request)) ?? jsonResponse(404, {});
    }
    calls.push({ line: `${incoming.method} ${incoming.url}`, headers: incoming.headers, form: await formOf(incoming) });
    return isPicture(request) ? { status: 200, headers: ['content-type', 'image/png'], body: onePixel } : jsonResponse(200, { title: 'Emma' });
  }

  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function isPicture({ method, path }: HttpRequest): boolean {
  return method === 'GET' && path.endsWith('/cover');
}

/** Parsed by undici, which knows nothing of the page. */
async function formOf(incoming: IncomingMessage): Promise<LibraryCall['form']> {
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return [];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // no encoding was set
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  return Array.from(form, ([field, value]) => [field, typeof value === 'string' ? value : `${value.name} ${value.type} ${value.size}`] as const);
}

function jsonResponse(status: number, value: object): HttpResponse {
  return { status, headers: ['content-type', 'application/json'], body: Buffer.from(JSON.stringify(value)) };
}

function toRequest({ method = 'GET', url = '/', headers }: IncomingMessage): HttpRequest {
  const at = url.indexOf('?');
  return { method, path: at < 0 ? url : url.slice(0, at), query: at < 0 ? '' : url.slice(at + 1), headers };
}

function write(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  outgoing.writeHead(status, [...headers]);
  outgoing.end(body);
}
