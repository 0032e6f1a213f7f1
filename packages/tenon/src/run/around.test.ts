import { describe, expect, it } from 'vitest';
import { fakeRequest } from '../../test/support/fake-request.ts';
import type { UserFunction } from '../shapes/declaration.ts';
import type { HttpResponse } from '../shapes/http.ts';
import { throughArounds } from './around.ts';
import { Exchange } from './exchange.ts';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}
type Around = (call: object, next: () => Promise<Answer>) => Promise<Answer>;

const exchange = new Exchange(fakeRequest({ method: 'HEAD', path: '/a/1' }), { path: '/a/{id}', operationId: 'aGet', headers: null } as never);
const response: HttpResponse = { status: 201, headers: ['set-cookie', 'a=b', 'set-cookie', 'c=d', 'x', '1'], body: 'body' };
const through = (arounds: readonly Around[], work: () => HttpResponse | Promise<HttpResponse> = () => response): Promise<HttpResponse> =>
  throughArounds(exchange, arounds as readonly UserFunction[], work);

describe('around functions', () => {
  it('see the call and run from the outside in', async () => {
    const seen: unknown[] = [];
    const noting =
      (name: string): Around =>
      async (call, next) => {
        seen.push(name, call);
        const answer = await next();
        seen.push(`${name} ${answer.status}`);
        return answer;
      };
    await through([noting('outer'), noting('inner')]);
    const call = expect.objectContaining({ method: 'HEAD', path: '/a/{id}', operationId: 'aGet', signal: expect.any(AbortSignal) });
    expect(seen).toEqual(['outer', call, 'inner', call, 'inner 201', 'outer 201']);
  });

  it('change headers and nothing else; cookies stay apart, framing stays', async () => {
    const changed = await through([
      async (_call, next) => {
        const answer = await next();
        answer.headers.set('x', '2');
        answer.headers.append('set-cookie', 'e=f');
        answer.headers.set('transfer-encoding', 'chunked');
        answer.headers.set('connection', 'close');
        return answer;
      },
    ]);
    expect(changed).toEqual({ status: 201, headers: ['set-cookie', 'a=b', 'set-cookie', 'c=d', 'set-cookie', 'e=f', 'x', '2'], body: 'body' });
  });

  it('meet what the handler throws, and may throw themselves', async () => {
    await expect(through([(_call, next) => next()], () => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
    await expect(through([() => Promise.reject(new Error('around'))])).rejects.toThrow('around');
  });

  it('cannot answer with anything of their own', async () => {
    await expect(through([async () => ({ status: 200, headers: new Headers() })])).rejects.toThrow('around must answer with what next() gave it');
  });
});
