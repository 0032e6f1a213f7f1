import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

/** Something of everything that code may read: a guard with a release, a plugin, a transform, mapped errors, `around`, a mount, a package. */
const app = `
import { Type } from '@sinclair/typebox';
import { bearer, createApi, createApp, mapError, mount, plugin, Problem, problem, reply, t } from 'tenon';
import { shout } from 'shouting';
import { Late } from './late.ts';

const store = plugin({ name: 'store', start: () => ({ name: 'memory' }) });
const api = createApi({ info: { title: 'Built', version: '1.0.0' }, plugins: { store } });
const user = api.dependency({
  security: bearer(),
  responses: { 401: Problem },
  provide: ({ credentials }) => { if (credentials !== 'good') throw problem(401, { title: 'Who?' }); return { name: 'Ann' }; },
});
const Day = Type.Transform(t.String({ pattern: '^\\\\d{4}-\\\\d{2}-\\\\d{2}$' })).Decode((text) => ({ day: text })).Encode((value: { day: string }) => value.day);
const Book = t.Object({ title: t.String({ maxLength: Number(process.env.LONGEST ?? 20) }), on: Day, at: t.Optional(t.Date()) }, { $id: 'Book' });
const plain = api.route.scope({ security: 'public' });
const strict = api.route.with({ user }).scope({ prefix: '/strict', errors: [mapError(Late, 409, () => ({ title: 'Too late' }))], around: async (exchange, next) => { const response = await next(); return response; } });
const foreign = (request: Request) => new Response('foreign ' + new URL(request.url).pathname);

export const app = createApp({
  hello: plain({ method: 'GET', path: '/hello/{name}', params: t.Object({ name: t.String() }), query: t.Object({ since: t.Default(t.Date(), new Date(0)) }), responses: { 200: t.Object({ hello: t.String(), from: t.String() }) }, handler: ({ params }, { store }) => ({ hello: shout(params.name), from: store.name }) }),
  echo: plain({ method: 'POST', path: '/books', body: Book, responses: { 200: Book }, handler: ({ body }) => ({ ...body, on: { day: body.on.day } }) }),
  late: strict({ method: 'GET', path: '/late', responses: { 200: t.Object({ name: t.String() }) }, handler: (_, { user }) => { if (user.name === 'Ann') throw new Late(); return user; } }),
  foreign: mount(plain.scope({ prefix: '/foreign' }), foreign),
});
`;

const files = {
  'src/app.ts': app.replace(', problem, reply, t }', ', problem, t }'),
  'src/late.ts': 'export class Late extends Error {}\n',
  'node_modules/shouting/package.json':
    '{ "name": "shouting", "version": "1.0.0", "type": "module", "exports": { ".": "./index.js", "./version.json": "./version.json" } }',
  'src/one.ts': `import { createApi, createApp } from 'tenon';
const { route } = createApi({ info: { title: 'One', version: '1' }, security: 'public' });
export const one = route({ method: 'GET', path: '/one', responses: { 204: null }, handler: () => undefined });
export const onePlace = import.meta.url, app = createApp({ one });\n`,
  'src/again.ts': "// Here is no export default.\nexport * from './one.ts';\n",
  'src/by-default.ts': "import { app } from './one.ts';\nexport default app;\n",
  'src/renamed.ts': "import { app as shop } from './one.ts';\nexport { shop as app };\nexport default 1; // no app\n",
  'src/place.ts': `import data from 'shouting/version.json' with { type: 'json' };
export const place = import.meta.url;
export const { version } = data;
export { onePlace } from './one.ts';\n`,
  'node_modules/shouting/version.json': '{ "version": "1.0.0" }',
  'node_modules/shouting/index.js': 'export const shout = (text) => text.toUpperCase();\n',
};

describe.skipIf(!isBuilt)(`tenon build${whenBuilt}`, { timeout: 90_000 }, () => {
  const project = new Project(files);
  project.link('@sinclair/typebox');
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await project.close();
  });

  describe('for node', () => {
    let url = '';
    let summary = '';
    beforeAll(async () => {
      const { code, stdout, stderr } = await project.run('build', 'src/app.ts');
      if (code !== 0) throw new Error(stderr);
      summary = stdout;
      url = await serve(['--disallow-code-generation-from-strings', 'dist/server.js']);
    });

    it('says what it wrote', () => {
      expect(summary).toMatch(/^3 routes in \d+ modules, \d+ kB; emitted code \d+ kB, \d+ bytes a route; [\d.]+ s\n$/);
    });

    const json = async (path: string, init?: RequestInit): Promise<unknown> => (await fetch(url + path, init)).json();
    const post = (body: unknown): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

    it('answers without generating code', async () => {
      expect(await json('/hello/ann')).toEqual({ hello: 'ANN', from: 'memory' });
      expect(await json('/books', post({ title: 'Emma', on: '1815-12-23', at: '2026-01-01T00:00:00Z' }))).toEqual({
        title: 'Emma',
        on: '1815-12-23',
        at: '2026-01-01T00:00:00.000Z',
      });
      expect(await (await fetch(`${url}/foreign/there`)).text()).toBe('foreign /there');
    });

    it('refuses what it must, in the words of the schemas', async () => {
      expect(await json('/books', post({ title: 'x'.repeat(21), on: 'today' }))).toMatchObject({
        status: 422,
        errors: [
          { location: 'body', pointer: '/title', code: 'maxLength' },
          { location: 'body', pointer: '/on', code: 'pattern' },
        ],
      });
      expect(await json('/strict/late')).toMatchObject({ status: 401 });
      expect(await json('/strict/late', { headers: { authorization: 'Bearer good' } })).toMatchObject({ status: 409, title: 'Too late' });
      expect(await json('/nothing')).toMatchObject({ status: 404 });
    });

    it('serves its documents', async () => {
      const exported = await project.run('export', 'src/app.ts');
      expect(await (await fetch(`${url}/openapi.json`)).text()).toBe(exported.stdout);
      expect(await (await fetch(`${url}/openapi.yaml?version=3.0`)).text()).toMatch(/^openapi: 3\.0/);
      expect((await fetch(`${url}/docs/`)).status).toBe(500); // @tenon/docs-ui is not installed here
    });

    it('holds nothing that analyses or emits, and leaves packages where they are', () => {
      const text = readdirSync(join(project.folder, 'dist'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .map((name) => project.read(join('dist', name)))
        .join('\n');
      for (const absent of ['new Function(', 'class Analysis', 'class Linker', 'class SchemaTable', 'Ajv2020', 'const shout ='])
        expect(text, absent).not.toContain(absent);
      expect(text).toContain('from "shouting"');
    });

    it('refuses to run with other declarations', async () => {
      const { code, stderr } = await run(['dist/server.js'], { LONGEST: '21' });
      expect(code).toBe(1);
      expect(stderr).toContain('This app does not declare what it declared when it was built: POST /books differs. Run `tenon build` again');
    });

    it('serves also where the module of the app does so itself', async () => {
      project.write({ 'src/serving.ts': `${files['src/app.ts']}\nimport { serve } from 'tenon/node';\nawait serve(app);\n` });
      expect(await project.run('build', 'src/serving.ts', '-o', 'serving')).toMatchObject({ code: 0 });
      const addresses = [await serve(['serving/app.js']), await serve(['serving/server.js'])];
      project.write({ 'src/importing.ts': "import './serving.ts';\n" });
      expect(await project.run('build', 'src/serving.ts', '--entry', 'src/importing.ts', '-o', 'imported')).toMatchObject({ code: 0 });
      addresses.push(await serve(['imported/main.js']));
      for (const address of addresses) expect(await (await fetch(`${address}/hello/max`)).json()).toEqual({ hello: 'MAX', from: 'memory' });
    });

    it('is started by tenon start as well', async () => {
      const running = project.start('start', 'dist/app.js', '--port', '0');
      const [, address] = await running.until(/Listening on (\S+)/);
      expect(await (await fetch(`${address}/hello/eve`)).json()).toEqual({ hello: 'EVE', from: 'memory' });
      expect((await running.stop('SIGTERM')).code).toBe(0);
    });

    it('replaces what it wrote, and nothing else', async () => {
      project.write({
        'dist/notes.txt': 'mine',
        'src/main.ts': "import { serve } from 'tenon/node';\nimport { app } from './app.ts';\nexport const server = await serve(app);\n",
      });
      const { code, stderr } = await project.run('build', 'src/app.ts', '--entry', 'src/main.ts', '--minify');
      expect(code, stderr).toBe(0);
      expect(project.read('dist/notes.txt')).toBe('mine');
      expect(project.has('dist/server.js')).toBe(false);
      const address = await serve(['dist/main.js']);
      expect(await (await fetch(`${address}/hello/bob`)).json()).toEqual({ hello: 'BOB', from: 'memory' });
    });
  });

  it('makes a fetch handler with everything inside for web', async () => {
    const { code, stderr } = await project.run('build', 'src/app.ts', '--target', 'web', '-o', 'worker');
    expect(code, stderr).toBe(0);
    const { default: worker } = (await import(pathToFileURL(join(project.folder, 'worker/worker.js')).href)) as {
      default: { fetch: (request: Request) => Promise<Response> };
    };
    const response = await worker.fetch(new Request('http://tenon.test/hello/ann'));
    expect(await response.json()).toEqual({ hello: 'ANN', from: 'memory' });
    expect(
      (await worker.fetch(new Request('http://tenon.test/books', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))).status,
    ).toBe(422);
    expect((await (await worker.fetch(new Request('http://tenon.test/openapi.json'))).json()) as object).toMatchObject({ openapi: '3.1.1' });
  });

  it.each(['one', 'again', 'by-default', 'renamed'])('takes the app of src/%s.ts, however it is exported', async (name) => {
    const { code, stderr } = await project.run('build', `src/${name}.ts`, '-o', `out-${name}`);
    expect(code, stderr).toBe(0);
    const { app } = (await import(pathToFileURL(join(project.folder, `out-${name}/app.js`)).href)) as { app: { open: () => Promise<object> } };
    await expect(app.open()).resolves.toHaveProperty('handle');
  });

  it('tells modules where their source is, and bundles the data of packages', async () => {
    const place = (file: string): string => pathToFileURL(join(project.folder, file)).href;
    const built = async (...line: readonly string[]): Promise<object> => {
      const { code, stderr } = await project.run('build', 'src/one.ts', '-o', 'placed', ...line);
      expect(code, stderr).toBe(0);
      return (await import(place(line.length === 0 ? 'placed/app.js' : 'placed/main.js'))) as object;
    };
    expect(await built()).toMatchObject({ onePlace: place('src/one.ts') });
    expect(await built('--entry', 'src/place.ts')).toMatchObject({ place: place('src/place.ts'), onePlace: place('src/one.ts'), version: '1.0.0' });
  });

  it('writes over nothing that is not its own', async () => {
    const { code, stderr } = await project.run('build', 'src/one.ts', '-o', '.');
    expect(code).toBe(1);
    expect(stderr).toContain('package.json is there, and no build wrote it: nothing was written');
    expect(project.read('package.json')).toBe('{ "type": "module" }');
    expect(project.has('app.js')).toBe(false);
  });

  it('says what is wrong with a line, an app and a module', async () => {
    expect(await project.run('build', 'src/app.ts', '--target', 'moon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--target is one of node, web, not "moon"') as string,
    });
    project.write({ 'src/broken.ts': "import './nowhere.ts';\n" + files['src/app.ts'] });
    expect(await project.run('build', 'src/broken.ts')).toMatchObject({ code: 1, stderr: expect.stringContaining('nowhere') as string });
  });

  /** Shape: the address that the process says it listens at. */
  async function serve(line: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, line, {
      cwd: project.folder,
      env: { ...process.env, PORT: '0', NODE_ENV: 'production', TZ: 'Asia/Tokyo' }, // not where it was built
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return new Promise((resolve, reject) => {
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const found = /Listening on (\S+)/.exec(output);
        if (found !== null) resolve(found[1] as string); // its group
      });
      child.on('close', (code) => reject(new Error(`ended with ${code}: ${output}`)));
    });
  }

  function run(line: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; stderr: string }> {
    const child = spawn(process.execPath, line, { cwd: project.folder, env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    children.push(child);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
  }
});
