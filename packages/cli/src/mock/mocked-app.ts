import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Servable } from 'tenon';
import type { JsonObject } from '../document/json.ts';
import { answerOf, type MockedAnswer, type Mocking } from './answer/answer.ts';
import { mockedOperation } from './answer/mocked-operation.ts';
import { pathParameters } from './answer/path-parameters.ts';
import { preflight, readable, type CompiledApp, type HttpRequest, type HttpResponse } from './cors.ts';
import { Schemas } from './data/schemas.ts';

/** How a mock answers. */
export interface MockOptions {
  readonly seed: string;
  /** How long every answer takes. */
  readonly delayMs: number;
  readonly warn: (message: string) => void;
}

/** Answers an operation of the document that is being served: what handlers call once a request is found good. */
export type Answer = (operation: { readonly method: string; readonly path: string }) => Promise<void>;

interface Exchange {
  readonly request: HttpRequest;
  answer: MockedAnswer | null;
}

/**
 * The app that `appOf` makes of a document, with every request let through by it answered by the mock.
 * The app checks the request, so it is checked as the real one; its own response is thrown away: a document may declare what
 * Tenon does not write, as XML.
 */
export function mockedApp(document: JsonObject, options: MockOptions, appOf: (answer: Answer) => Servable): Servable {
  const exchanges = new AsyncLocalStorage<Exchange>();
  const mocking: Mocking = { schemas: new Schemas(document), seed: options.seed, warn: once(options.warn) };
  const app = appOf(async ({ method, path }) => {
    const exchange = exchanges.getStore();
    if (exchange === undefined) return;
    if (options.delayMs > 0) await wait(options.delayMs);
    const { request } = exchange;
    const call = { path: request.path, query: request.query, headers: request.headers, params: pathParameters(path, request.path) };
    exchange.answer = answerOf(mockedOperation(document, path, method), call, mocking);
  });
  const handle = (compiled: CompiledApp, request: HttpRequest): HttpResponse | Promise<HttpResponse> => {
    const exchange: Exchange = { request, answer: null };
    const finish = (response: HttpResponse): HttpResponse => readable(request, exchange.answer === null ? response : responseOf(exchange.answer));
    const outcome = exchanges.run(exchange, () => compiled.handle(request));
    return outcome instanceof Promise ? outcome.then(finish) : finish(outcome);
  };
  return {
    document: () => app.document(),
    open: async () => {
      const compiled = await app.open();
      return { ...facade(compiled), handle: (request) => preflight(request) ?? handle(compiled, request) };
    },
  };
}

/** Member by member: an app may be a class. */
function facade(compiled: CompiledApp): Omit<CompiledApp, 'handle'> {
  return { start: () => compiled.start(), stop: (waitMs) => compiled.stop(waitMs), docs: compiled.docs, logger: compiled.logger };
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
