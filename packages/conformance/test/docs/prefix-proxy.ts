import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running reverse proxy. */
export interface PrefixProxy {
  readonly origin: string;
  /** `METHOD /path` of every request outside the prefix: a link that forgot it. */
  readonly strayed: readonly string[];
  close(): Promise<void>;
}

/** Takes a prefix off the path and hands the rest to another server, which may start later; as nginx does with `proxy_pass http://target/;`. */
export async function startPrefixProxy(prefix: string, target: () => string): Promise<PrefixProxy> {
  const strayed: string[] = [];
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url?.startsWith(`${prefix}/`)) {
      strayed.push(`${incoming.method} ${incoming.url}`);
      outgoing.writeHead(404).end();
      return;
    }
    const options = { method: incoming.method ?? 'GET', headers: incoming.headers };
    const forwarded = request(target() + incoming.url.slice(prefix.length), options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on TCP
    strayed,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
