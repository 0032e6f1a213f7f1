import { manifestOf, overridden } from '../app.ts';
import { createClient } from '../client/index.ts';
import type { App, Client, ClientOptions } from '../declare/infer.ts';
import type { Part } from '../declare/infer/dependency.ts';
import { fetchHandler } from '../adapt/web.ts';
import type { DependencyDeclaration, UserFunction } from '../shapes/declaration.ts';
import { declaredAs } from '../support/markers.ts';
import { Actors, type ActingOptions } from './acting.ts';

/** What a test changes. */
export interface TestOptions {
  /** Values in place of dependencies: `[[user, () => ({ id: 1, name: 'Ann' })]]`. Their security and inputs stay as declared. */
  readonly overrides?: readonly (readonly [dependency: object, provide: (...args: never[]) => unknown])[];
  /** Values in place of plugins, by name: they are neither started nor stopped. */
  readonly plugins?: Readonly<Record<string, unknown>>;
  readonly headers?: ClientOptions['headers'];
}

/** Ways to call an app under test. */
export interface TestCaller<A extends App<unknown>> {
  /** The typed client, without a socket. */
  readonly client: Client<A['routes']>;
  /** Any request: `fetch('/books?limit=1')`. */
  fetch(target: string, init?: RequestInit): Promise<Response>;
}

/** An app under test. */
export interface TestApp<A extends App<unknown>> extends TestCaller<A> {
  readonly app: A;
  /**
   * Calls as somebody: the dependency gives this value, whatever its credentials are. What it refuses by itself is up to `scopes`;
   * dependencies that need it decide as ever.
   * @example await shop.as(user, ann, { scopes: ['orders:read'] }).client.orders.list()
   */
  as<const D extends object>(dependency: D, caller: Part<D, 'provides'>, options?: ActingOptions): TestCaller<A>;
  /** Stops the plugins. */
  close(): Promise<void>;
}

/** Opens an app in process: every stage runs, no socket does. */
export function testApp<A extends App<unknown>>(app: A, options: TestOptions = {}): TestApp<A> {
  const actors = new Actors(overridesOf(options.overrides ?? []));
  const handler = fetchHandler(overridden(app, { dependencies: actors, plugins: options.plugins ?? {} }));
  const callerWith = (change: (request: Request) => Request): TestCaller<A> => {
    const send = (request: Request): Promise<Response> => unlessAborted(request.signal, () => handler(change(request)));
    const fetch: typeof globalThis.fetch = (input, init) => send(new Request(input, init));
    const client = createClient<A>(manifestOf(app), { baseUrl, fetch, ...(options.headers === undefined ? {} : { headers: options.headers }) });
    return { client, fetch: (target, init) => send(new Request(new URL(target, baseUrl), init)) };
  };
  return {
    app,
    ...callerWith((request) => request),
    as: (dependency, caller, acting = {}) => callerWith(actors.actor(allOf(dependency), caller, acting)),
    close: handler.close,
  };
}

const baseUrl = 'http://test.local';

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
  return new Map(overrides.map(([value, provide]) => [declaredDependency(value), provide]));
}

/** A scheme of tenon/auth is two dependencies: `optional` knows the same caller. */
function allOf(value: object): readonly DependencyDeclaration[] {
  const { optional } = value as { readonly optional?: unknown }; // read, then checked
  const other = declaredAs<DependencyDeclaration>(optional, 'dependency');
  return [declaredDependency(value), ...(other === null ? [] : [other])];
}

function declaredDependency(value: object): DependencyDeclaration {
  const declared = declaredAs<DependencyDeclaration>(value, 'dependency');
  if (declared === null) throw new TypeError('give a value made by api.dependency({…}), dependency<…>()({…}) or a scheme');
  return declared;
}
