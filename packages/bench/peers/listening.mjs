/** The port of a server of node:http, once it listens. */
export function listening(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

export const isBun = typeof globalThis.Bun !== 'undefined';

/** The port of a `fetch` function on Bun. */
export const servingOnBun = (options) => globalThis.Bun.serve({ port: 0, hostname: '127.0.0.1', development: false, ...options }).port;
