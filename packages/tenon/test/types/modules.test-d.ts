// An app is made of modules; what they export beside routes is no business of clients.
import { Type } from '@sinclair/typebox';
import { createApi, createApp, createClient, manifestOf, openapi, plugin, t, type Manifest, type Model } from 'tenon';
import { accept, expect, it, type Equal } from './expect.ts';

declare const manifest: Manifest;
const api = createApi({ info: { title: '', version: '' }, security: 'public' });
const get = api.route({ method: 'GET', path: '/thing', responses: { 200: t.String() }, handler: () => '' });

interface Thing {
  id: number;
}
const module = {
  get,
  api,
  schema: t.Object({ id: t.Integer() }),
  transform: Type.Transform(t.String()).Decode(Number).Encode(String),
  model: t.Object({ id: t.Integer() }) as unknown as Model<Thing>,
  standard: {} as { readonly '~standard': { readonly version: 1 } },
  dependency: api.dependency({ provide: () => 1 }),
  plugin: plugin({ name: 'p', start: () => ({}) }),
  factory: api.route,
  helper: (value: number) => value,
  Class: class {},
  text: '',
  count: 1,
  list: [1],
  nothing: null,
  missing: undefined,
  symbol: Symbol(),
  constants: { max: 10 },
};
const app = createApp({ module, nested: { module } });
const client = createClient<typeof app>(manifest, { baseUrl: '' });

it('has routes to call, at any depth', async () => {
  expect<Equal<Awaited<ReturnType<typeof client.module.get.orThrow>>, string>>();
  expect<Equal<Awaited<ReturnType<typeof client.nested.module.get.orThrow>>, string>>();
});

it('has never in the place of everything else', () => {
  type Module = typeof client.module;
  type Others = Exclude<keyof Module, 'get' | 'constants' | 'api'>;
  expect<Equal<Module[Others], never>>();
  expect<Equal<typeof client.module.constants.max, never>>();
});

it('can be asked for its manifest and document', () => {
  accept<Manifest>(manifestOf(app));
  accept<Promise<object>>(openapi(app));
  // @ts-expect-error a module is no app
  manifestOf(module);
});

it('takes options of an app', () => {
  createApp({ module }, { servers: [{ url: '/' }], docs: { path: '/docs', route: api.route }, development: true });
  createApp({ module }, { docs: false });
  // @ts-expect-error there is no such option
  createApp({ module }, { doc: false });
  // @ts-expect-error a kind of route guards the docs
  createApp({ module }, { docs: { route: get } });
});
