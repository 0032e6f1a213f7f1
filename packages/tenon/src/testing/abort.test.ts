import { afterAll, describe, expect, it } from 'vitest';
import { createApi, createApp, t } from '../index.ts';
import { testApp } from './index.ts';

const api = createApi({ info: { title: 'Notes', version: '1.0.0' }, security: 'public' });
const asked: string[] = [];
const ends: ((text: string) => void)[] = [];
const slow = api.route({
  method: 'GET',
  path: '/slow/{name}',
  responses: { 200: t.String() },
  handler: ({ params }) => {
    asked.push(params.name);
    return new Promise<string>((resolve) => void ends.push(resolve));
  },
});
const shop = testApp(createApp({ slow }, { docs: false }));
afterAll(() => {
  for (const end of ends) end('over');
  return shop.close();
});

describe('the fetch of testApp', () => {
  it('waits no longer once its signal is aborted, as fetch does', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const failed = shop.fetch('/slow/one', { signal: controller.signal }).catch((error: unknown) => error);
    controller.abort(reason);
    expect(await failed).toBe(reason);
  });

  it('asks nothing when that has happened before', async () => {
    const reason = new Error('enough');
    await expect(shop.fetch('/slow/two', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(asked).not.toContain('two');
  });

  it('lets a call of the client run out of time', async () => {
    await expect(shop.client.slow({ params: { name: 'three' } }, { timeoutMs: 1 })).rejects.toThrow('GET /slow/{name} took more than 1 ms');
  });
});
