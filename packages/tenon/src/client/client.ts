import type { Manifest } from '../shapes/manifest.ts';
import type { App, Client, ClientOptions, PathClient } from '../declare/infer.ts';
import { callOf, type AnyCall } from './call.ts';

/** A client with decoded values, `client.books.get({ params: { id: 1 } })`; unknown statuses and members are no errors. */
export function createClient<A extends App<unknown>>(manifest: Manifest, options: ClientOptions): Client<A['routes']> {
  const root = branch();
  for (const [name, route] of Object.entries(manifest.routes)) {
    const parents = name.split('.');
    const last = parents.pop() ?? name;
    const parent = parents.reduce((place, part) => (place[part] ??= branch()) as Branch, root); // a module and a route never share a name
    parent[last] = callOf(route, options);
  }
  return root as Client<A['routes']>; // the manifest was printed from the same app
}

/** A client by method and path, `client['GET /books/{id}']({ params: { id: '1' } })`, with wire values: it needs no manifest. */
export function createPathClient<A extends App<unknown>>(options: ClientOptions): PathClient<A['routes']> {
  const calls = new Map<string, AnyCall>();
  const handler = {
    get(_: object, key: string | symbol): AnyCall | undefined {
      // Whatever else is asked for (`then`, `toJSON`, symbols) is not there.
      const [, method, path] = typeof key === 'string' ? (/^(\S+) (.*)$/.exec(key) ?? []) : [];
      if (typeof key !== 'string' || method === undefined || path === undefined) return undefined;
      const call = calls.get(key) ?? callOf({ method, path }, options);
      calls.set(key, call);
      return call;
    },
  };
  return new Proxy({}, handler) as PathClient<A['routes']>; // the server says which keys are routes
}

interface Branch {
  [name: string]: Branch | AnyCall;
}

/** Without a prototype: names of modules are anything. */
function branch(): Branch {
  return Object.create(null) as Branch; // still empty
}
