import { afterAll, describe, expect, it } from 'vitest';
import { helloApp, shop } from './support/apps.ts';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

describe.skipIf(!isBuilt)(`commands that print or write${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project(shop);
  afterAll(() => project.close());

  describe('tenon routes', () => {
    it('prints a table on stdout, and what the app says on stderr', async () => {
      const { code, stdout, stderr } = await project.run('routes', 'src/app.ts');
      expect({ code, stderr }).toEqual({ code: 0, stderr: 'something that an app says while it is loaded\n' });
      expect(stdout).toBe('METHOD  PATH         OPERATION  SECURITY\nPOST    /books       booksAdd   bearer\nGET     /books/{id}  booksGet   public\n');
    });

    it('prints who may call what', async () => {
      project.write({ 'src/secured.ts': secured });
      const { stdout, stderr } = await project.run('routes', 'src/secured.ts', '--security');
      expect(stderr).toBe('');
      expect(stdout).toBe(
        [
          'METHOD  PATH          CALLERS                                     CHECKS',
          'GET     /             jwt or everyone                             token 401 403',
          'GET     /about        everyone',
          'GET     /orders       jwt(orders:read) or x-api-key(orders:read)  caller 401 403',
          'GET     /orders/{id}  jwt(orders:read) or x-api-key(orders:read)  caller 401 403, order* 404',
          '',
        ].join('\n'),
      );
      const { stdout: json } = await project.run('routes', 'src/secured.ts', '--security', '--json');
      expect((JSON.parse(json) as readonly unknown[])[3]).toEqual({
        method: 'GET',
        path: '/orders/{id}',
        operationId: 'get',
        callers: [[{ scheme: 'jwt', scopes: ['orders:read'] }], [{ scheme: 'x-api-key', scopes: ['orders:read'] }]],
        checks: [
          { name: 'caller', statuses: [401, 403], readsInput: false },
          { name: 'order', statuses: [404], readsInput: true },
        ],
      });
    });

    it('prints JSON', async () => {
      const { stdout } = await project.run('routes', 'src/app', '--json');
      expect(JSON.parse(stdout)).toEqual([
        { method: 'POST', path: '/books', operationId: 'booksAdd', name: 'books.add', security: 'bearer', tags: ['books'], isDeprecated: false },
        { method: 'GET', path: '/books/{id}', operationId: 'booksGet', name: 'books.get', security: 'public', tags: [], isDeprecated: false },
      ]);
    });
  });

  describe('tenon export', () => {
    it('prints the document', async () => {
      const { code, stdout } = await project.run('export', 'src/app.ts');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        openapi: expect.stringMatching(/^3\.1/),
        info: { title: 'Shop' },
        paths: { '/books/{id}': { get: { operationId: 'booksGet' } } },
      });
    });

    it('prints all of it, also where a pipe does not hold it', async () => {
      const long = 'x'.repeat(300_000);
      project.write({ 'src/long.ts': helloApp('').replace(/title: '[^']*'/, `$&, description: '${long}'`) });
      const { stdout } = await project.run('export', 'src/long.ts');
      expect(JSON.parse(stdout)).toMatchObject({ info: { description: long } });
    });

    it('writes it with -o, and --check compares', async () => {
      const line = ['export', 'src/app.ts', '-o', 'made/openapi.json'] as const;
      const { stdout: printed } = await project.run('export', 'src/app.ts');
      expect(await project.run(...line, '--check')).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('✗ made/openapi.json is missing\n  → tenon export src/app.ts -o made/openapi.json\n'),
      });
      expect(project.has('made')).toBe(false);
      expect(await project.run(...line)).toMatchObject({ code: 0, stdout: '' });
      expect(project.read('made/openapi.json')).toBe(printed);
      expect(await project.run(...line, '--check')).toMatchObject({ code: 0, stdout: '' });
      project.write({ 'made/openapi.json': printed.replace('"Shop"', '"Other"') });
      expect(await project.run(...line, '--check')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('✗ made/openapi.json is stale: the first difference is in line 4\n  → tenon export src/app.ts -o made/openapi.json\n'),
      });
      expect(project.read('made/openapi.json')).toContain('Other');
      project.write({ 'made/openapi.json': printed.replaceAll('\n', '\r\n') });
      expect(await project.run(...line, '--check')).toMatchObject({ code: 0 });
    });
  });

  describe('tenon export, in other ways', () => {
    it('prints other versions and YAML, and changes it on the way out', async () => {
      project.write({
        'o.yaml':
          "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n  - { target: $.info, update: { title: Store } }\n  - { target: $.nothing, remove: true }\n",
      });
      const line = ['export', 'src/app.ts', '--openapi', '3.0', '--overlay', 'o.yaml', '-o', 'made/api.yaml'] as const;
      expect(await project.run(...line)).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('! o.yaml action 2 ($.nothing) finds nothing') });
      expect(project.read('made/api.yaml')).toMatch(/^openapi: 3\.0\.3\ninfo:\n {2}title: Store\n/);
      expect(await project.run(...line, '--check')).toMatchObject({ code: 0 });
      project.write({ 'made/api.yaml': '' });
      expect(await project.run(...line, '--check')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('→ tenon export src/app.ts --openapi 3.0 --overlay o.yaml -o made/api.yaml\n'),
      });
      expect((await project.run('export', 'src/app.ts', '--format', 'yaml')).stdout).toMatch(/^openapi: 3\.1/);
    });

    it.each([
      [['--openapi', '2.0'], 2, '--openapi is one of 3.0, 3.1, 3.2, not "2.0"'],
      [['--format', 'xml'], 2, '--format is one of json, yaml, not "xml"'],
      [['--overlay', 'none.yaml'], 1, 'there is no file none.yaml'],
      [['--document', 'partner'], 1, "✗ the app has no document 'partner': createApp({ … }, { documents }) declares none\n"],
      [['--audience', 'partner'], 1, "✗ no route is for the audience 'partner': none names one\n"],
      [['-o', 'node_modules'], 1, '✗ node_modules is a folder: name a file\n'],
      [['-o', 'src/app.ts/api.json'], 1, '✗ src/app.ts is a file: a folder is needed there, choose another place with -o\n'],
    ])('%j fails', async (options, code, message) => {
      const ended = await project.run('export', 'src/app.ts', ...options);
      expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
    });
  });

  describe('tenon client', () => {
    it('writes manifest and types, and --check compares', async () => {
      const line = ['client', 'src/app.ts', '-o', 'web/client'] as const;
      expect(await project.run(...line)).toMatchObject({ code: 0, stdout: '' });
      const manifest = JSON.parse(project.read('web/client/manifest.json'));
      expect(manifest.routes['books.get']).toEqual({ method: 'GET', path: '/books/{id}', codecs: { 200: { members: { published: 'date' } } } });
      expect(project.read('web/client/manifest.ts')).toContain('export const manifest: Manifest = {');
      expect(project.read('web/client/types.ts')).toContain('readonly get: Route<"GET", "/books/{id}"');
      expect(await project.run(...line, '--check')).toMatchObject({ code: 0 });
      project.remove('web/client/manifest.json');
      project.write({ 'web/client/types.ts': '' });
      expect(await project.run(...line, '--check')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(
          '✗ web/client/manifest.json is missing\n  web/client/types.ts is stale: the first difference is in line 1\n  → tenon client src/app.ts -o web/client\n',
        ),
      });
    });
  });

  it.each(['routes', 'export'])('%s takes an app in JavaScript', async (command) => {
    project.write({ 'plain.js': helloApp('') });
    expect(await project.run(command, 'plain.js')).toMatchObject({ code: 0, stdout: expect.stringContaining('/hello/{name}') });
  });
});

const secured = `
import { createApi, createApp, t } from 'tenon';
import { anyCaller, apiKeys, jwt, loads } from 'tenon/auth';
const api = createApi({ info: { title: 'Shop', version: '1' } });
const scopes = { 'orders:read': 'Read orders' };
const token = jwt({ issuer: 'https://id.example', audience: 'shop', algorithms: ['ES256'], jwks: 'https://id.example/keys', scopes });
const caller = anyCaller({ service: token, machine: apiKeys({ find: () => null, scopes }) });
const order = loads()({ what: 'order', params: t.Object({ id: t.Integer() }), needs: { caller }, load: () => ({}), allows: () => true });
const literal = { method: 'GET', responses: { 204: null }, handler: () => {} };
const orders = api.route.with({ caller }).scope({ prefix: '/orders', security: caller.requires('orders:read') });
export const app = createApp({
  home: api.route.with({ token: token.optional })({ ...literal, path: '/' }),
  about: api.route({ ...literal, path: '/about', security: 'public' }),
  list: orders(literal),
  get: orders.with({ order })({ ...literal, path: '/{id}' }),
});
`;
