/** The canonical request that an adapter would make of a request of data/workloads.mjs. */
export function canonical({ method, target, headers, body }) {
  const [path, query = ''] = target.split('?');
  const bytes = body === null ? null : Buffer.from(body);
  const length = bytes === null ? {} : { 'content-length': String(bytes.length) };
  return {
    method,
    path,
    query,
    headers: { host: '127.0.0.1', ...headers, ...length },
    hasBody: bytes !== null,
    signal: new AbortController().signal,
    abort: () => undefined,
    readBody: () => Promise.resolve(bytes),
    toWeb: () => new Request(`http://127.0.0.1${target}`, { method, headers }),
  };
}
