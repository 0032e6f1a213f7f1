import { describe, expect, it } from 'vitest';
import { createApi, createApp, t } from '../src/index.ts';
import { testApp } from '../src/testing/index.ts';

const api = createApi({ info: { title: 'Shop', version: '1' }, security: 'public' });
const get = api.route({ method: 'GET', path: '/books', responses: { 204: null }, handler: () => undefined });
const team = api.dependency({ query: t.Object({ team: t.Optional(t.String()) }), provide: ({ query }) => query });

type Printed = Record<string, any>; // any: what is read of it is compared at once

describe('a document behind a guard', () => {
  it('that reads the query still has its versions, and the page its choice', async () => {
    const seen: object[] = [];
    const docs = { route: api.route.with({ team }), show: (_: object, context: { readonly team: { readonly team?: string } }) => seen.push(context.team) > 0 };
    const { fetch, close } = testApp(createApp({ get }, { docs }));
    const old = (await (await fetch('/openapi.json?version=3.0&team=a')).json()) as Printed;
    expect([old['openapi'], Object.keys(old['paths'])]).toEqual(['3.0.3', ['/books']]);
    expect(seen).toEqual([{ team: 'a' }]);
    expect((await fetch('/docs/?document=Shop')).status).toBe(200);
    await close();
  });

  it('is where it is told, whatever prefix the guard has', async () => {
    const route = api.route.scope({ prefix: '/staff' });
    const { fetch, close } = testApp(createApp({ get }, { docs: { route }, documents: { a: { route: api.route.scope({ prefix: '/other' }) } } }));
    const servers = async (path: string): Promise<unknown> => ((await (await fetch(path)).json()) as Printed)['servers'];
    expect([await servers('/openapi.json'), await servers('/openapi/a.json')]).toEqual([[{ url: '.' }], [{ url: '..' }]]);
    expect([(await fetch('/docs/')).status, (await fetch('/staff/openapi.json')).status]).toEqual([200, 404]);
    await close();
  });

  it('shows nothing where a promise was to say whether it does', async () => {
    const { fetch, close } = testApp(createApp({ get }, { docs: { show: (() => Promise.resolve(false)) as never } }));
    expect(((await (await fetch('/openapi.json')).json()) as Printed)['paths']).toEqual({});
    await close();
  });

  it('is kept by no shared cache, unlike one for everyone', async () => {
    const control = async (options: object, path = '/openapi.json'): Promise<string | null> => {
      const { fetch, close } = testApp(createApp({ get }, options));
      const { headers } = await fetch(path);
      await close();
      return headers.get('cache-control');
    };
    expect(await control({})).toBe('no-cache');
    expect(await control({ docs: { route: api.route.with({ team }) } })).toBe('no-cache, private');
    expect(await control({ docs: { show: () => true } })).toBe('no-cache, private');
    expect(await control({ documents: { a: { route: api.route.with({ team }) } } }, '/openapi/a.yaml')).toBe('no-cache, private');
    expect(await control({ documents: { a: { route: api.route.with({ team }) } } })).toBe('no-cache');
  });
});
