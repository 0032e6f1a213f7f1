import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, openapi } from 'tenon';
import type { Manifest } from 'tenon/client';
import { serve, type RunningServer } from 'tenon/node';
import { clientFiles, printDocument, printYaml, type ClientFile } from 'tenon/tooling';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../../../docs/examples/bookshop/src/app.ts';
import { documentClient } from '../../src/document-app/document-client.ts';
import { readDocument } from '../../src/document/read-document.ts';

const documents = {
  'JSON of 3.1': printDocument(await openapi(app)),
  'YAML of 3.1': await printYaml(await openapi(app)),
  'JSON of 3.0': printDocument(await openapi(app, { version: '3.0' })),
  'YAML of 3.2': await printYaml(await openapi(app, { version: '3.2' })),
};
const names = Object.keys(documents) as readonly (keyof typeof documents)[];
const clients = Object.fromEntries(names.map((name) => [name, documentClient(readDocument(name, documents[name]))]));
const fromApp = clientFiles(app);

function textOf(files: readonly ClientFile[], file: string): string {
  return files.find(({ name }) => name === file)?.text ?? '';
}

function manifestIn(files: readonly ClientFile[]): Manifest {
  return JSON.parse(textOf(files, 'manifest.json')) as Manifest; // written as one
}

/** By operation: what a call takes, and what it gives by status. */
function callsIn(types: string): Map<string, { input: string; answers: Map<string, string> }> {
  const lines = types.matchAll(/Route<"(\w+)", "([^"]+)", (.+?), (\{ \d.+)>;$/gm);
  return new Map(
    [...lines].map(([, method, path, input = '', rest = '']) => {
      const answers = rest.matchAll(/(\d{3}): (.+?)(?=; \d{3}: | \}[,>]| \}$)/g);
      return [`${method} ${path}`, { input, answers: new Map([...answers].map(([, status = '', type = '']) => [status, type])) }];
    }),
  );
}

/** Without the headers that dependencies add to whatever is answered: a document has them, calls know of declared ones alone. */
function withoutAdded(type: string | undefined): string | undefined {
  const bare = type?.replace(/ ratelimit\?: string; "ratelimit-policy"\?: string;?/, '').replace(/;$/, '');
  return bare?.replace(/^Headed<(\w+), \{$/, '$1');
}

/** What an app's types call the form with defaults left out, a document has under the plain name when nothing else has that name. */
function withDocumentNames(types: string): string {
  return types.replaceAll(/\b(New\w+)Input\b/g, '$1');
}

/** Forms in parts, which a client of a document takes as `FormData` too, and their files as any `Blob`: its call says so itself. */
const form = { operation: 'PUT /books/{id}/cover', type: 'export type NewCover', input: 'body: FormData | { description: string; picture: Blob }' };

describe.each(names)("a client of the bookshop's document, %s", (name) => {
  const { files, warnings } = clients[name] ?? { files: [], warnings: [] };

  it('is made without a warning, with the manifest of the app', () => {
    expect(warnings).toEqual([]);
    expect(manifestIn(files)).toEqual(manifestIn(fromApp));
  });

  it('declares the same types', () => {
    const declared = (text: string): readonly string[] => [...withDocumentNames(text).matchAll(/^export type .+$/gm)].map(([line]) => line).sort();
    expect(declared(textOf(files, 'types.ts'))).toEqual(declared(textOf(fromApp, 'types.ts')).filter((line) => !line.startsWith(form.type)));
  });

  it('takes and gives the same; what Tenon itself answers is in the document, and so in the types', () => {
    const own = callsIn(withDocumentNames(textOf(fromApp, 'types.ts')));
    const calls = callsIn(textOf(files, 'types.ts'));
    expect(own.size).toBeGreaterThan(25);
    expect([...calls.keys()].sort()).toEqual([...own.keys()].sort());
    for (const [operation, { input, answers }] of own) {
      const call = calls.get(operation);
      if (operation === form.operation) expect(call?.input).toContain(form.input);
      else expect(call?.input, operation).toBe(input);
      for (const [status, type] of answers)
        expect(withoutAdded(call?.answers.get(status))?.replace('Headed<ProblemDetails, { "WWW-Authenticate": string', 'ProblemDetails'), operation).toBe(type);
      const more = [...(call?.answers.keys() ?? [])].filter((status) => !answers.has(status));
      for (const status of more) expect(['400', '406', '413', '414', '415', '422', '431', '500', '503', '504']).toContain(status);
    }
  });
});

const calling = `
import { createClient } from 'tenon/client';
import { manifest } from './manifest.ts';
import type { App } from './types.ts';
const client = createClient<App>(manifest, { baseUrl: '' });
export async function call(): Promise<Date | undefined> {
  // @ts-expect-error books are not sorted by colour
  await client.books.list({ query: { sort: 'colour' } });
  // @ts-expect-error an id is a number
  await client.books.get({ params: { id: '1' } });
  await client.tokens.issue({ body: { name: 'laptop', expiresAt: new Date() } });
  const { items } = await client.books.list.orThrow({ query: { inStock: true } });
  const answer = await client.orders.place({ body: { lines: [{ bookId: items[0]?.id ?? 1 }] } });
  if (answer.ok) return answer.data.placedAt;
  return answer.status === 409 ? new Date(answer.error.left) : undefined;
}
`;

describe('the files', () => {
  const packages = fileURLToPath(new URL('../../..', import.meta.url));
  // Below the package, so that types of libraries are found.
  const cache = join(packages, 'cli', 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'document-client-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('have types that hold, with no module but the client', () => {
    const roots = names.map((_, index) => join(folder, String(index), 'calling.ts'));
    for (const [index, name] of names.entries()) {
      mkdirSync(join(folder, String(index)));
      for (const file of [...(clients[name]?.files ?? []), { name: 'calling.ts', text: calling }])
        writeFileSync(join(folder, String(index), file.name), file.text);
    }
    const program = ts.createProgram(roots, {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
      typeRoots: [join(packages, '..', 'node_modules', '@types')],
      paths: { 'tenon/client': [join(packages, 'tenon', 'src', 'client', 'index.ts')] },
    });
    expect(ts.getPreEmitDiagnostics(program).map((each) => `${each.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`)).toEqual(
      [],
    );
  }, 60_000);
});

describe('the running bookshop', () => {
  let server: RunningServer;
  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', 'memory:');
    server = await serve(app, { port: 0, signals: false });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    vi.unstubAllEnvs();
  });

  it.each(names)('is called with a client of its document, %s', async (name) => {
    const client = createClient<typeof app>(manifestIn(clients[name]?.files ?? []), {
      baseUrl: server.url,
      headers: { authorization: 'Bearer bookshop-demo-customer-token' },
    });
    const { items } = await client.books.list.orThrow({ query: { inStock: true, sort: 'title', limit: 2 } });
    expect(items).toHaveLength(2);
    const book = await client.books.get.orThrow({ params: { id: items[0]?.id ?? 0 } });
    expect(book.createdAt).toBeInstanceOf(Date);
    const order = await client.orders.place({ body: { lines: [{ bookId: book.id, quantity: 1 }] } });
    expect(order.status).toBe(201);
    expect(order.ok && order.data.placedAt).toBeInstanceOf(Date);
    const missing = await client.books.get({ params: { id: 2_000_000_000 } });
    expect(missing).toMatchObject({ ok: false, status: 404, error: { title: expect.any(String) } });
    const expiresAt = new Date(Date.now() + 86_400_000);
    const token = await client.tokens.issue.orThrow({ body: { name, expiresAt } });
    expect(token.expiresAt).toEqual(expiresAt);
  });
});
