import { expect, it } from 'vitest';
import { createApi, createApp, t } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { builtAhead } from './built-app.ts';

it('runs no handler for a caller that was answered while the code of the route was loading', async () => {
  const loading = { finish: (): void => undefined };
  Object.assign(globalThis, { routesOfTheTest: new Promise<void>((resolve) => (loading.finish = resolve)) });
  let runs = 0;
  const { route } = createApi({ info: { title: 'Late', version: '1' }, security: 'public', limits: { timeoutMs: 5 } });
  const app = createApp({
    count: route({ method: 'GET', path: '/', responses: { 200: t.Integer() }, handler: () => ++runs }),
  });
  const late = (text: string): string => text.replace(/import\("\.\/routes-0\.js"\)/, (load) => `globalThis.routesOfTheTest.then(() => ${load})`);
  const handler = fetchHandler(await builtAhead(app, 'bytes', late));
  const ask = (): Promise<Response> => Promise.resolve(handler(new Request('http://tenon.test/')));
  expect((await ask()).status).toBe(504);
  loading.finish();
  expect(await (await ask()).text()).toBe('1');
  await handler.close();
  expect(runs).toBe(1);
});
