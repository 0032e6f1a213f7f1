import { anyOf, apiKey, bearer, createApi, createApp, DeclarationError, mount, openapi, routes, t } from 'tenon';
import { apiKeys, hashApiKey } from 'tenon/auth';
import { testApp } from 'tenon/testing';
import { describe, expect, it } from 'vitest';

const service = apiKeys({ find: async ({ hash }) => ({ hash, caller: hash, scopes: hash === (await hashApiKey('all')) ? ['a', 'b', 'c', 'd'] : ['d'] }) });
const api = createApi({ info: { title: 'Scopes', version: '1' }, security: service.requires('a') });
const literal = { method: 'GET', responses: { 200: t.String() }, handler: () => '' } as const;

describe('what is asked of one scheme', () => {
  const kind = api.route.with({ service });
  const outer = kind.scope({ security: service.requires('b') });
  const packaged = { one: routes()({ ...literal, path: '/packaged', security: service.requires('d') }) };
  const app = createApp({
    api: kind({ ...literal, path: '/api' }),
    own: outer.scope({ security: service.requires('c') })({ ...literal, path: '/own', security: service.requires('d', 'b') }),
    open: outer({ ...literal, path: '/again', security: service.requires() }),
    mounted: mount(outer, packaged),
  });

  it.each([
    ['/api', ['a']],
    ['/own', ['a', 'b', 'c', 'd']],
    ['/again', ['a', 'b']],
    ['/packaged', ['a', 'b', 'd']],
  ])('adds up through api, scopes, mounts and routes: %s asks for %j', async (path, scopes) => {
    const { paths } = await openapi(app);
    expect(paths?.[path]?.get?.security).toEqual([{ 'x-api-key': scopes }]);
    const { fetch } = testApp(app);
    const ask = async (key: string): Promise<number> => (await fetch(path, { headers: { 'x-api-key': key } })).status;
    expect([await ask('all'), await ask('some')]).toEqual([200, 403]);
  });

  it('is nothing to another scheme', async () => {
    const other = api.dependency({ security: bearer(), provide: () => 1 });
    const { paths } = await openapi(createApp({ other: api.route.with({ other })({ ...literal, path: '/x', security: bearer({ scopes: ['z'] }) }) }));
    expect(paths?.['/x']?.get?.security).toEqual([{ bearer: ['z'] }]);
  });
});

describe('a scheme that no dependency checks', () => {
  it.each([
    ['beside another that one does', bearer()],
    ['as an alternative', anyOf(bearer(), apiKey({ in: 'header', name: 'x-api-key' }))],
  ])('does not boot, %s', async (_what, security) => {
    const app = createApp({ one: createApi({ info: { title: '', version: '' } }).route.with({ service })({ ...literal, path: '/x', security }) });
    await expect(app.open()).rejects.toThrow(DeclarationError);
    await expect(app.open()).rejects.toThrow('security.unverified');
  });
});
