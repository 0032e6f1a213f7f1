import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { JsonTypeBuilder, Type } from '@sinclair/typebox';
import { beforeAll, describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../../tenon/dist/', import.meta.url));
const isBuilt = existsSync(join(dist, 'index.js'));

/** What importing a file loads before anything is called: files of Tenon, and packages. */
function loadedBy(entry: string): { readonly files: readonly string[]; readonly packages: readonly string[]; readonly text: string } {
  const files = new Set([join(dist, entry)]);
  const packages = new Set<string>();
  // The set grows while it is read.
  for (const file of files) {
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^;]*?["']([^"'\n]+)["'];$/gm);
    for (const [, name = ''] of imports) {
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else packages.add(name);
    }
  }
  const text = [...files].map((file) => readFileSync(file, 'utf8')).join('\n');
  return { files: [...files].map((file) => relative(dist, file)), packages: [...packages].sort(), text };
}

describe.skipIf(!isBuilt)(`the published files${isBuilt ? '' : ' (skipped: packages/tenon is not built; npm run build)'}`, () => {
  it.each([
    // Entries share them: what two entries need and a third does not is a file of its own, most of them small.
    ['index.js', 40],
    ['adapt/node.js', 12],
    ['client/index.js', 4],
  ])('of %s are at most %i', (entry, limit) => {
    expect(loadedBy(entry).files.length).toBeLessThanOrEqual(limit);
  });

  it('load no library that a first request does without', () => {
    expect(loadedBy('index.js').packages.filter((name) => !name.startsWith('node:'))).toEqual(['ajv-formats/dist/formats.js', 'cookie', 'negotiator']);
    expect(loadedBy('client/index.js').packages).toEqual([]);
  });

  it('do not import node:http, which would load an HTTP client', () => {
    expect(loadedBy('adapt/node.js').packages).not.toContain('node:http');
  });

  it.each(['src/emit/openapi/document.ts', 'src/emit/openapi/print.ts', 'src/testing/index.ts', 'src/emit/client-types/client-types.ts'])(
    'load %s only when it is asked for',
    (source) => expect(loadedBy('index.js').text).not.toContain(`// ${source}\n`),
  );

  it('say whose parts are in them', () => {
    expect(readFileSync(join(dist, 'THIRD-PARTY.txt'), 'utf8')).toMatch(/@sinclair\/typebox \d[^]*The MIT License/);
  });
});

describe.skipIf(!isBuilt)('the bundled TypeBox and a user’s own', () => {
  let tenon: typeof import('tenon');
  let testing: typeof import('tenon/testing');

  beforeAll(async () => {
    tenon = (await import(pathToFileURL(join(dist, 'index.js')).href)) as typeof tenon; // the built form of what the types describe
    testing = (await import(pathToFileURL(join(dist, 'testing/index.js')).href)) as typeof testing; // as above
  });

  it('are two copies', () => {
    expect(tenon.t instanceof JsonTypeBuilder).toBe(false);
  });

  it('make schemas of each other', async () => {
    const { createApi, createApp, openapi, t } = tenon;
    const Trimmed = Type.Transform(Type.String())
      .Decode((text) => text.trim())
      .Encode((text) => `<${text}>`);
    const Own = Type.Object({ id: Type.Integer(), note: Type.Optional(Type.String()) }, { $id: 'Own' });
    const Body = t.Object({
      own: Own,
      at: t.Date(),
      name: Trimmed,
      kind: Type.Union([t.Literal('a'), Type.Literal('b')]),
      tags: Type.Optional(t.Array(t.String())),
    });
    const Both = Type.Composite([t.Object({ size: t.Optional(t.Integer()) }), Type.Object({ day: t.Default(t.Integer(), 1) })]);
    const api = createApi({ info: { title: 'Two copies', version: '1' }, security: 'public' });
    const echo = api.route({
      method: 'POST',
      path: '/echo',
      query: Type.Partial(t.Object({ page: t.Integer() })),
      body: Body,
      responses: { 200: t.Object({ ...Body.properties, ...Both.properties, page: Type.Optional(t.Integer()), isDate: Type.Boolean() }) },
      handler: ({ body, query }) => ({ ...body, ...query, isDate: body.at instanceof Date, day: 2 }),
    });
    const app = createApp({ echo });
    const { fetch } = testing.testApp(app);
    const send = (body: object, query = ''): Promise<Response> =>
      fetch(`/echo${query}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const body = { own: { id: 1 }, at: '2026-01-02T03:04:05.000Z', name: ' x ', kind: 'b' };

    expect(await (await send(body, '?page=3')).json()).toEqual({ ...body, name: '<x>', page: 3, isDate: true, day: 2 });
    expect((await send({ ...body, own: { id: 'one' } })).status).toBe(422);
    expect((await send({ ...body, own: { id: 1, other: 1 } })).status).toBe(422);
    expect((await send({ ...body, kind: 'c' })).status).toBe(422);
    expect((await openapi(app)).components?.schemas).toMatchObject({ Own: { required: ['id'] } });
  });
});
