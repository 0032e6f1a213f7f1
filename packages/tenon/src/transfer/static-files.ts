import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import send from '@fastify/send';
import { rawRoute } from '../declare/raw-route.ts';
import type { FactoryKind, ForeignMount } from '../declare/infer.ts';
import type { KindDeclaration } from '../shapes/declaration.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import { HttpError } from '../support/errors.ts';
import { declaration } from '../support/markers.ts';
import { byteRange } from './byte-range.ts';
import { exactStream } from './exact-bytes.ts';

/** What `staticFiles` takes. */
export interface StaticFilesOptions {
  /** An absolute path, or one from where the process runs; a `file:` URL. */
  readonly folder: string | URL;
  /** The file for every page that is none: a single-page app finds its way by itself. */
  readonly spa?: string;
  /** Files whose names change when they do, as bundlers write them: kept for a year. */
  readonly immutable?: RegExp;
  /** Whether caches that many share may keep the files. Default: `false`, callers keep them. */
  readonly isShared?: boolean;
  /** Sent with every file: a policy for pages. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The routes of a folder, for the tree. */
export interface StaticFiles {
  readonly files: ForeignMount;
  readonly index: ForeignMount;
  /** Leads from the prefix to the index. */
  readonly folder?: ForeignMount;
}

/**
 * The files of a folder below the prefix of a kind of route, behind its guards; in no document. Only what is in the folder: no
 * names that begin with a dot, no links to elsewhere. Node, Bun and Deno; needs `@fastify/send`.
 * @example createApp({ api, pages: staticFiles(open, { folder: 'dist', spa: 'index.html', immutable: /^assets\// }) })
 */
export function staticFiles(kind: FactoryKind<unknown, unknown, string>, options: StaticFilesOptions): StaticFiles {
  const folder = new Folder(options);
  return {
    files: rawRoute(kind, '/{rest}', (request, rest) => folder.answer(request, rest)),
    index: rawRoute(kind, '/', (request) => folder.answer(request, '')),
    ...(hasPrefix(kind) && { folder: rawRoute(kind, '', ({ path }) => below(path)) }),
  };
}

function hasPrefix(kind: object): boolean {
  return (kind as { readonly [declaration]: KindDeclaration })[declaration].prefix !== ''; // every FactoryKind is made by declare
}

/** What files name relatively is below a folder's path with its slash. */
function below(path: string): HttpResponse {
  return { status: 301, headers: ['location', `./${path.slice(path.lastIndexOf('/') + 1)}/`], body: null };
}

/** Files up to this size are sent in one piece. */
const mostBufferedBytes = 65_536;

class Folder {
  readonly #root: string;
  readonly #options: StaticFilesOptions;

  constructor(options: StaticFilesOptions) {
    this.#root = options.folder instanceof URL ? fileURLToPath(options.folder) : resolve(options.folder);
    this.#options = options;
  }

  /** @param path Below the folder, as it was sent. */
  async answer(request: HttpRequest, path: string): Promise<HttpResponse> {
    const { spa } = this.#options;
    try {
      // A slash that is written as %2F is none for the matcher, so it must be none here: guards of a route below would be passed by.
      if (/%(?:2f|5c)/i.test(path)) throw notFound;
      return await this.#send(request, path);
    } catch (error) {
      if (error === notFound && spa !== undefined && String(request.headers.accept).includes('text/html')) return this.#send(request, spa);
      throw error;
    }
  }

  async #send(request: HttpRequest, path: string): Promise<HttpResponse> {
    const sent = await send(asked(request) as never, `/${path}`, {
      root: this.#root,
      cacheControl: false,
      dotfiles: 'ignore',
      onFile: (file) => this.#confine(file),
    });
    if (sent.type === 'directory') return below(path);
    if (sent.type === 'error') throw refusal(sent.statusCode, sent.headers, sent.metadata.error);
    const headers = this.#headersOf(sent.headers, path);
    if (sent.statusCode === 304) return { status: 304, headers, body: null };
    const lengthBytes = Number(sent.headers['Content-Length']);
    if (lengthBytes > mostBufferedBytes)
      return { status: sent.statusCode, headers: [...headers, 'content-length', String(lengthBytes)], body: exactStream(sent.stream, lengthBytes) };
    return { status: sent.statusCode, headers, body: Buffer.concat(await sent.stream.toArray()) };
  }

  /** Links lead where the disk says. */
  async #confine(file: string): Promise<void> {
    const [root, real] = await Promise.all([realpath(this.#root), realpath(file)]);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw notFound;
  }

  #headersOf(sent: Readonly<Record<string, string>>, path: string): readonly string[] {
    const { immutable, isShared = false, headers = {} } = this.#options;
    const own = Object.entries(sent).flatMap(([name, value]) => (name === 'Content-Length' ? [] : [name.toLowerCase(), String(value)]));
    const lifetime = immutable !== undefined && path.search(immutable) !== -1 ? 'max-age=31536000, immutable' : 'no-cache';
    return [...own, 'cache-control', `${isShared ? 'public' : 'private'}, ${lifetime}`, 'x-content-type-options', 'nosniff', ...Object.entries(headers).flat()];
  }
}

const notFound = new HttpError(404, 'file.not-found', 'There is no such file');

function refusal(status: number, headers: Readonly<Record<string, string>>, error: unknown): unknown {
  if (status === 412) return new HttpError(412, 'precondition.failed', 'It is another version than you ask for: read it again');
  if (status === 416) return new HttpError(416, 'range.not-satisfiable', 'The file is shorter', { 'content-range': headers['Content-Range'] ?? 'bytes */*' });
  return status < 500 ? notFound : error;
}

/** What of a request decides the answer. HEAD is answered as GET, and its body dropped by who writes it. */
function asked({ method, headers }: HttpRequest): { readonly method: 'GET'; readonly headers: Readonly<Record<string, string>> } {
  const read: Record<string, string> = {};
  for (const name of ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range', 'range', 'cache-control']) {
    const value = headers[name];
    if (value !== undefined) read[name] = String(value);
  }
  // Tags of files are weak, and a piece of another version must not be joined to this one: RFC 9110 section 13.1.5.
  const isOther = read['if-range']?.includes('"') === true;
  // What cannot be read is not there, nor is it for HEAD: section 14.2.
  if (isOther || method !== 'GET' || byteRange(read['range'] ?? '', Number.MAX_SAFE_INTEGER) === null) delete read['range'];
  return { method: 'GET', headers: read };
}
