import { describe, expect, it } from 'vitest';
import { createApi, createApp, openapi, response, t, webhook, type AppOptions } from '../src/index.ts';

const api = createApi({ info: { title: 'Shop', version: '1' }, security: 'public' });
const handler = (): never => {
  throw new Error('only the document is read');
};
const nothing = { 204: null } as const;
const add = api.route({
  method: 'POST',
  path: '/books',
  responses: {
    204: response({ body: null, links: { read: { operationId: 'read' }, audit: { operationId: 'audit' } } }),
  },
  callbacks: {
    done: { '{$request.query.url}': webhook({ tags: ['hooks'], responses: nothing }) },
    audited: {
      '{$request.query.url}': webhook({ audience: 'internal', body: t.Object({ actor: t.String() }, { $id: 'Audited' }), responses: nothing }),
    },
  },
  handler,
});
const read = api.route({ method: 'GET', path: '/books', responses: nothing, handler });
const audit = api.route({ method: 'GET', path: '/audit', audience: 'internal', responses: nothing, handler });

type Printed = Record<string, any>; // any: what is read of it is compared at once

async function printed(options: AppOptions, audience?: string): Promise<Printed> {
  return openapi(createApp({ add, read, audit }, options), audience === undefined ? {} : { audience });
}

describe('a document tells its readers nothing of what is for others', () => {
  it('no callback, none of its schemas, no link to it', async () => {
    const document = await printed({});
    const { callbacks, responses } = document['paths']['/books'].post;
    expect(Object.keys(callbacks)).toEqual(['done']);
    expect(responses['204'].links).toEqual({ read: { operationId: 'read' } });
    expect(document['components'].schemas).not.toHaveProperty('Audited');
  });

  it('and all of it to those whom it is for', async () => {
    const document = await printed({}, 'internal');
    const { callbacks, responses } = document['paths']['/books'].post;
    expect(Object.keys(callbacks)).toEqual(['done', 'audited']);
    expect(Object.keys(responses['204'].links)).toEqual(['read', 'audit']);
    expect(document['components'].schemas).toHaveProperty('Audited');
  });
});

it('tags of callbacks are tags of the document', async () => {
  expect((await printed({}))['tags']).toEqual([{ name: 'hooks' }]);
});
