import { describe, expect, it } from 'vitest';
import { fakeRequest } from '../../test/support/fake-request.ts';
import type { HttpResponse } from '../shapes/http.ts';
import type { Layer } from '../shapes/layer.ts';
import type { Logger } from '../shapes/logger.ts';
import { Layers } from './layers.ts';

const logged: string[] = [];
const logger: Logger = { info: () => undefined, warn: () => undefined, error: (_data, message) => logged.push(message) };
const response = (status: number, headers: readonly string[] = []): HttpResponse => ({ status, headers, body: null });
const handle = (layers: readonly Layer[], answer: () => HttpResponse | Promise<HttpResponse>): HttpResponse | Promise<HttpResponse> =>
  new Layers(
    layers.map((layer) => () => layer),
    { find: () => null, phase: () => 'ready', logger },
  ).handle(fakeRequest({ method: 'GET', path: '/' }), answer);

describe('layers', () => {
  it('are passed from the outside in, and left from the inside out', async () => {
    const seen: string[] = [];
    const noting = (name: string): Layer => ({
      admit: () => (seen.push(`${name} admits`), null),
      within: (_visit, next) => (seen.push(`${name} begins`), next()),
      leave: (_visit, leaving) => (seen.push(`${name} is left`), { ...leaving, headers: [...leaving.headers, name, '1'] }),
    });
    const answered = await handle([noting('a'), noting('b')], async () => response(200));
    expect(seen).toEqual(['a begins', 'b begins', 'a admits', 'b admits', 'b is left', 'a is left']);
    expect(answered.headers).toEqual(['b', '1', 'a', '1']);
  });

  it('answer in place of the app, and every answer is left', () => {
    let answered = false;
    const outcome = handle([{ admit: () => response(503) }, { leave: (_visit, leaving) => ({ ...leaving, headers: ['x', 'y'] }) }], () => {
      answered = true;
      return response(200);
    });
    expect(outcome).toEqual(response(503, ['x', 'y']));
    expect(answered).toBe(false);
  });

  it.each<[string, Layer]>([
    ['admit', { admit: () => boom() }],
    ['within', { within: () => boom() }],
    ['within, later', { within: () => Promise.reject(new Error('boom')) }],
    ['leave', { leave: () => boom() }],
  ])('that throw in %s are a logged 500', async (_step, layer) => {
    logged.length = 0;
    expect((await handle([layer], () => response(200))).status).toBe(500);
    expect(logged).toEqual(['a layer failed']);
  });

  it('remember what they like of a visit', async () => {
    const key = {};
    const remembering: Layer = {
      admit: ({ notes }) => (notes.set(key, 7), null),
      leave: ({ notes }, leaving) => ({ ...leaving, headers: ['noted', String(notes.get(key))] }),
    };
    expect((await handle([remembering], () => response(200))).headers).toEqual(['noted', '7']);
  });
});

function boom(): never {
  throw new Error('boom');
}
