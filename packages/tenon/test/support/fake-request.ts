import type { Caller, HttpRequest } from '../../src/shapes/http.ts';

/** What a test says of a request. */
export interface FakeRequest extends Partial<Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers'>>, Partial<Caller> {
  readonly body?: string | Uint8Array;
}

/** A canonical request without an adapter; a body brings no headers. */
export function fakeRequest({ method = 'GET', path = '/', query = '', headers = {}, body, ...caller }: FakeRequest): HttpRequest {
  const controller = new AbortController();
  return {
    method,
    path,
    query,
    headers,
    caller: { address: '192.0.2.1', scheme: 'http', host: 'tenon.test', ...caller },
    hasBody: body !== undefined,
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    readBody: () => Promise.resolve(typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())),
    toWeb: () => new Request(`http://tenon.test${path}`, { method }),
  };
}

/** The status and code of whatever a function throws; `fine` when it throws nothing. */
export async function outcomeOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'fine';
  } catch (error) {
    const { status, code } = error as { readonly status?: number; readonly code?: string }; // undefined when it is another error
    return `${status} ${code}`;
  }
}
