import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Servable } from 'tenon';
import type { JsonObject } from '../document/json.ts';
import { answerOf, type MockedAnswer, type Mocking } from './answer/answer.ts';
import { mockedOperation } from './answer/mocked-operation.ts';
import { pathParameters } from './answer/path-parameters.ts';
import { preflight, readable, type CompiledApp, type HttpRequest, type HttpResponse } from './cors.ts';
import { Schemas } from './data/schemas.ts';
import { documentResponses } from './document-responses.ts';
import { unreadBodies } from './unread-bodies.ts';

/** How a mock answers. */
export interface MockOptions {
  readonly seed: string;
  /** How long every answer takes. */
  readonly delayMs: number;
  readonly warn: (message: string) => void;
}

/** A document as it is shown to callers, and with schemas in the words of 2020-12. */
export interface MockedDocument {
  readonly served: JsonObject;
  readonly modern: JsonObject;
}

interface Operation {
  readonly method: string;
  readonly path: string;
}

/** Answers an operation of the document that is being served: what handlers call once a request is found good. */
export type Answer = (operation: Operation, body: unknown) => Promise<void>;

interface Exchange {
  readonly request: HttpRequest;
  answer: MockedAnswer | null;
}

/**
 * The app that `appOf` makes of a document, with every request let through by it answered by the mock.
 * The app checks the request, so it is checked as the real one; its own response is thrown away: a document may declare what
 * Tenon does not write, as XML.
 */
export function mockedApp({ served, modern }: MockedDocument, options: MockOptions, appOf: (answer: Answer) => Servable): Servable {
  // The app's own document has no responses. The docs page and clients call the mock, wherever the document says that the server is.
  const document = { ...served, servers: [{ url: '/' }] };
  const documentAt = documentResponses(document);
  const exchanges = new AsyncLocalStorage<Exchange>();
  const mocking: Mocking = { schemas: new Schemas(modern), seed: options.seed, warn: once(options.warn) };
  const answer = async ({ method, path }: Operation, exchange: Exchange, body: unknown): Promise<void> => {
    if (options.delayMs > 0) await wait(options.delayMs);
    const { request } = exchange;
    const call = { path: request.path, query: request.query, headers: request.headers, params: pathParameters(path, request.path), body };
    exchange.answer = answerOf(mockedOperation(modern, path, method), call, mocking);
  };
  const app = appOf(async (operation, body) => {
    const exchange = exchanges.getStore();
    if (exchange !== undefined) await answer(operation, exchange, body);
  });
  const unreadBody = unreadBodies(modern);
  const handle = async (compiled: CompiledApp, request: HttpRequest): Promise<HttpResponse> => {
    const exchange: Exchange = { request, answer: null };
    const response = await exchanges.run(exchange, () => compiled.handle(request));
    const taker = response.status === 415 && exchange.answer === null ? unreadBody(request) : null;
    if (taker !== null) await answer(taker, exchange, undefined);
    return readable(request, exchange.answer === null ? response : responseOf(exchange.answer));
  };
  return {
    document: (() => Promise.resolve(document)) as unknown as Servable['document'], // in the version that it is of
    open: async () => {
      const compiled = await app.open();
      const own = (request: HttpRequest): HttpResponse | null => {
        const response = documentAt(request, compiled.docs?.documentPath);
        return response === null ? null : readable(request, response);
      };
      const all = (request: HttpRequest): HttpResponse | Promise<HttpResponse> => preflight(request) ?? own(request) ?? handle(compiled, request);
      return { ...facade(compiled), handle: all, answer: async (request, write) => write(await all(request), request) };
    },
  };
}

/** Member by member: an app may be a class. */
function facade(compiled: CompiledApp): Omit<CompiledApp, 'handle' | 'answer'> {
  return {
    start: () => compiled.start(),
    retire: () => compiled.retire(),
    drain: () => compiled.drain(),
    stop: (waitMs) => compiled.stop(waitMs),
    forwarding: compiled.forwarding,
    docs: compiled.docs,
    logger: compiled.logger,
  };
}

function responseOf({ status, headers, body }: MockedAnswer): HttpResponse {
  return { status, headers: [...headers.flat(), 'x-content-type-options', 'nosniff'], body };
}

function once(warn: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    warn(message);
  };
}
