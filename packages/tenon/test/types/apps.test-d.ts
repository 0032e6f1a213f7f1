// An app is one value for servers, clients, tests and tools.
import { createApi, createApp, t, type App, type Client, type Manifest } from 'tenon';
import { createClient, type ResponseError } from 'tenon/client';
import { serve } from 'tenon/node';
import { testApp } from 'tenon/testing';
import { fetchHandler } from 'tenon/web';
import { accept, expect, it, type Equal } from './expect.ts';

declare const manifest: Manifest;
const api = createApi({ info: { title: 'Hello', version: '1.0.0' }, security: 'public' });
const hello = api.route({
  method: 'GET',
  path: '/hello/{name}',
  responses: { 200: t.Object({ hello: t.String() }) },
  handler: ({ params }) => ({ hello: params.name }),
});
const app = createApp({ hello });

it('is served in one line', () => {
  serve(app, { port: 3000 });
  accept<(request: Request) => Promise<Response>>(fetchHandler(app));
  // @ts-expect-error an app, not its routes
  serve({ hello });
});

it('has one client type everywhere', () => {
  const client = createClient<typeof app>(manifest, { baseUrl: '' });
  const tested = testApp(app);
  expect<Equal<typeof client, Client<{ hello: typeof hello }>>>();
  expect<Equal<typeof tested.client, typeof client>>();
  tested.client.hello({ params: { name: 'you' } });
  // @ts-expect-error the name is text
  tested.client.hello({ params: { name: 1 } });
});

it('can be passed on as any app', () => {
  accept<App<unknown>>(app);
  // @ts-expect-error routes are no app
  accept<App<unknown>>({ hello });
});

it('throws one class of errors from orThrow', () => {
  const read = (error: ResponseError): number => error.status;
  accept<(error: ResponseError) => number>(read);
});
