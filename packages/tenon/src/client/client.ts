import type { Manifest } from '../shapes/manifest.ts';
import type { App, Client, ClientOptions, PathClient } from '../declare/infer.ts';
import { callOf, type AnyCall } from './call.ts';

/** A client with decoded values, `client.books.get({ params: { id: 1 } })`; unknown statuses and members are no errors. */
export function createClient<A extends App<unknown>>(manifest: Manifest, options: ClientOptions): Client<A['routes']> {
  const root = emptyObject<Branch>();
  for (const [name, route] of Object.entries(manifest.routes)) {
    const parents = name.split('.');
    const last = parents.pop() ?? name;
    const parent = parents.reduce((place, part) => (place[part] ??= emptyObject()) as Branch, root); // a module and a route never share a name
    parent[last] = callOf(route, options);
  }
  return root as Client<A['routes']>; // the manifest was printed from the same app
}

/** A client by method and path, `client['GET /books/{id}']({ params: { id: '1' } })`, with wire values: it needs no manifest. */
export function createPathClient<A extends App<unknown>>(options: ClientOptions): PathClient<A['routes']> {
  const handler: ProxyHandler<{ [key: string]: AnyCall }> = {
    get(calls, key) {
      const [method = '', path = ''] = String(key).split(' ');
      // Whatever else is asked for (`then`, `toJSON`, symbols) is not there.
      return path ? (calls[String(key)] ??= callOf({ method, path }, options)) : undefined;
    },
  };
  return new Proxy(emptyObject(), handler) as PathClient<A['routes']>; // the server says which keys are routes
}

interface Branch {
  [name: string]: Branch | AnyCall;
}

/** Without a prototype: names of modules are anything. */
function emptyObject<T extends object>(): T {
  return Object.create(null) as T; // still empty
}
