import { setImmediate } from 'node:timers/promises';
import { createApi, createApp, t } from 'tenon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchings, type Fetching } from './runtime-targets.ts';

const api = createApi({ info: { title: 'I', version: '1' } });
const headers = t.Object({ 'x-caller': t.String() });
const caller = api.dependency({ headers, provide: async (input) => (await turns(input.headers['x-caller']), input.headers['x-caller']) });
const Said = t.Object({ caller: t.String(), path: t.String(), header: t.String(), body: t.Array(t.String()) });

const say = api.route.scope({ security: 'public' }).with({ caller })({
  method: 'POST',
  path: '/{path}',
  params: t.Object({ path: t.String() }),
  headers,
  body: t.Array(t.String()),
  responses: { 200: Said },
  handler: async ({ params, body, headers: { 'x-caller': header } }, context) => {
    await turns(header);
    return { caller: context.caller, path: params.path, header, body };
  },
});

/** Lets others go first, each caller another number of them. */
async function turns(name: string): Promise<void> {
  for (let left = Number(name) % 7; left > 0; left--) await setImmediate();
}

describe.each(fetchings)('callers at the same time, through %s', (_name, open) => {
  let target: Fetching;
  beforeAll(async () => {
    target = await open(createApp({ say }));
  });
  afterAll(() => target.close());

  // No more connections at once than a listener's backlog holds: what the system refuses is not the server's.
  it.each([0, 1, 2, 3, 4])('gives each of 200 callers at once what is his (class 77), time %i', async (time) => {
    const names = Array.from({ length: 200 }, (_, index) => String(time * 200 + index));
    const answers = names.map(async (name) => {
      const init = { method: 'POST', headers: { 'x-caller': name, 'content-type': 'application/json' }, body: JSON.stringify([name, name]) };
      return (await target.fetch(`/${name}`, init)).json();
    });
    expect(await Promise.all(answers)).toEqual(names.map((name) => ({ caller: name, path: name, header: name, body: [name, name] })));
  });
});
