import { createServer, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { shop } from './support/apps.ts';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

/** A document with one operation, whose answer has one member. */
function documentWith(member: string): string {
  return `openapi: 3.0.3
info: { title: Books, version: '1' }
servers: [{ url: https://books.example.com }]
paths:
  /books/{id}:
    get:
      operationId: getBook
      security: [{ key: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        '200':
          description: A book.
          content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } }
        '404':
          description: None.
          content: { application/json: { example: { error: none } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: x-key } }
  schemas:
    Book:
      type: object
      required: [id, ${member}]
      properties: { id: { type: integer }, ${member}: { type: string, nullable: true } }
`;
}

const key = { 'x-key': 'any' };

/** An app whose main document shows one of its routes. */
const partners = `import { createApi, createApp } from 'tenon';
const api = createApi({ info: { title: 'Partners', version: '1' }, security: 'public' });
const handler = () => undefined;
const all = api.route({ method: 'GET', path: '/all', responses: { 204: null }, handler });
const some = api.route({ method: 'GET', path: '/some', audiences: ['partner'], responses: { 204: null }, handler });
const own = api.route({ method: 'GET', path: '/own', audiences: ['internal'], responses: { 204: null }, handler });
export const app = createApp({ all, some, own }, { documents: { inside: { path: '/inside.json', audiences: ['internal', 'partner'] } } });
`;

describe.skipIf(!isBuilt)(`tenon mock${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project({ ...shop, 'books.yaml': documentWith('title'), 'none.yaml': 'openapi: 2.9.0\n', 'src/partners.ts': partners });
  afterAll(() => project.close());

  it('serves a document until it is told to stop, and again when it has changed', async () => {
    const running = project.start('mock', 'books.yaml', '--port', '0');
    const [, url] = await running.until(/Mocking books\.yaml on (\S+)\nDocs at \S+\/docs\n1 operation, seed 1\n/);
    const book = async (path = '/books/7', headers: Record<string, string> = key): Promise<Response> => fetch(url + path, { headers });

    expect(await (await book()).json()).toMatchObject({ id: 7, title: expect.anything() });
    expect((await book('/books/x')).status).toBe(422);
    expect(await (await book('/books/7', { ...key, prefer: 'status=404' })).json()).toEqual({ error: 'none' });
    const refused = await book('/books/7', {});
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'ApiKey in="header", name="x-key"']);
    expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ openapi: '3.0.3', servers: [{ url: '/' }] });

    project.write({ 'books.yaml': documentWith('name') });
    await running.until(/books\.yaml has changed: 1 operation\n/);
    expect(Object.keys((await (await book()).json()) as object)).toEqual(['id', 'name']);

    project.write({ 'books.yaml': 'openapi: 9' });
    await running.until(/is no OpenAPI 3\.0, 3\.1 or 3\.2 document: .*\n.*The document before is served on/);
    expect((await book()).status).toBe(200);
    expect((await running.stop('SIGTERM')).code).toBe(0);
  });

  it('serves an app without opening its plugins, the same for the same seed', async () => {
    const bodyOf = async (...options: readonly string[]): Promise<string> => {
      const running = project.start('mock', 'src/app.ts', '--port', '0', ...options);
      const [, url] = await running.until(/Mocking src\/app\.ts on (\S+)\n/);
      await running.until(/2 operations, seed/);
      const text = await (await fetch(`${url}/books/7`)).text();
      const { code, stdout } = await running.stop('SIGINT');
      expect(code).toBe(0);
      expect(stdout).not.toContain('something that an app says');
      return text;
    };
    const first = await bodyOf();
    expect(JSON.parse(first)).toEqual({ id: 7, published: expect.stringMatching(/^\d{4}-/), kind: 'paper' });
    expect(await bodyOf('--delay', '1')).toBe(first);
    expect(await bodyOf('--seed', 'another')).not.toBe(first);
  });

  it.each([
    [[], '1 operation'],
    [['--audience', 'partner'], '2 operations'],
    [['--document', 'inside'], '3 operations'],
  ])('shows of an app what %j says', async (options, says) => {
    const running = project.start('mock', 'src/partners.ts', '--port', '0', ...options);
    const [, url] = await running.until(new RegExp(`on (\\S+)\nDocs at \\S+\n${says}, seed 1\n`));
    expect((await fetch(`${url}/some`)).status).toBe(options.length === 0 ? 404 : 204);
    await running.stop('SIGTERM');
  });

  it('tells of a port that is taken in a line', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => other.listen(0, () => resolve((other.address() as AddressInfo).port)));
    const ended = await project.run('mock', 'src/partners.ts', '-p', `${port}`);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^✗ port ${port} is taken: stop what listens there, or choose another with --port \\d+\n$`));
    other.close();
  });

  it.each([
    { line: ['mock', 'src/partners.ts', '--audience', 'nobody'], code: 1, says: "no route is for the audience 'nobody': there are internal, partner\n" },
    { line: ['export', 'src/partners.ts', '--audience', 'nobody'], code: 1, says: "no route is for the audience 'nobody': there are internal, partner\n" },
    { line: ['export', 'src/partners.ts', '--document', 'nope'], code: 1, says: "the app has no document 'nope': it has inside\n" },
    { line: ['mock', 'books.yaml', '--audience', 'partner'], code: 2, says: '--document and --audience are for apps: a file is one document' },
    { line: ['mock', 'none.yaml'], code: 1, says: 'none.yaml is no OpenAPI 3.0, 3.1 or 3.2 document' },
    { line: ['mock', 'nowhere.json'], code: 1, says: 'there is no file nowhere.json' },
    { line: ['mock', 'books.yaml', '--delay', '1s'], code: 2, says: '--delay is milliseconds, from 0 to 60000, not "1s"\nSee: tenon mock --help' },
    { line: ['mock', 'books.yaml', '--port', 'x'], code: 2, says: '--port is a number from 0 to 65535, not "x"\nSee: tenon mock --help' },
  ])('$line ends with $code', async ({ line, code, says }) => {
    const ended = await project.run(...line);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(`✗ ${says}`);
  });
});
