import { manifestOf, overridden } from '../app.ts';
import { createClient } from '../client/index.ts';
import type { App, Client, ClientOptions } from '../declare/infer.ts';
import { fetchHandler } from '../adapt/web.ts';
import type { DependencyDeclaration, UserFunction } from '../shapes/declaration.ts';
import { declaredAs } from '../support/markers.ts';

/** What a test changes. */
export interface TestOptions {
  /** Values in place of dependencies: `[[user, () => ({ id: 1, name: 'Ann' })]]`. Their security and inputs stay as declared. */
  readonly overrides?: readonly (readonly [dependency: object, provide: (...args: never[]) => unknown])[];
  /** Values in place of plugins, by name: they are neither started nor stopped. */
  readonly plugins?: Readonly<Record<string, unknown>>;
  readonly headers?: ClientOptions['headers'];
}

/** An app under test. */
export interface TestApp<A extends App<unknown>> {
  /** The typed client, without a socket. */
  readonly client: Client<A['routes']>;
  /** Any request: `fetch('/books?limit=1')`. */
  fetch(target: string, init?: RequestInit): Promise<Response>;
  /** Stops the plugins. */
  close(): Promise<void>;
}

/** Opens an app in process: every stage runs, no socket does. */
export function testApp<A extends App<unknown>>(app: A, options: TestOptions = {}): TestApp<A> {
  const handler = fetchHandler(overridden(app, { dependencies: overridesOf(options.overrides ?? []), plugins: options.plugins ?? {} }));
  const baseUrl = 'http://test.local';
  const send = (request: Request): Promise<Response> => unlessAborted(request.signal, () => handler(request));
  const fetch: typeof globalThis.fetch = (input, init) => send(new Request(input, init));
  const client = createClient<A>(manifestOf(app), { baseUrl, fetch, ...(options.headers === undefined ? {} : { headers: options.headers }) });
  return { client, fetch: (target, init) => send(new Request(new URL(target, baseUrl), init)), close: handler.close };
}

/** As `fetch` does it: who gives up waits no longer, whatever the handler still does. */
function unlessAborted(signal: AbortSignal, answer: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    answer()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function overridesOf(overrides: NonNullable<TestOptions['overrides']>): ReadonlyMap<DependencyDeclaration, UserFunction> {
  return new Map(
    overrides.map(([value, provide]) => {
      const declared = declaredAs<DependencyDeclaration>(value, 'dependency');
      if (declared === null) throw new TypeError('an override names a value made by api.dependency({…}) or dependency<…>()({…})');
      return [declared, provide];
    }),
  );
}
