/**
 * Writes an app of many routes, whose types are measured: `node scripts/generate-app.mjs <folder> <routes>`.
 * A route has params, a query of 2, a body of 7 (1 optional, 1 union), a response of 8 with a nested object and a Date, a 404,
 * a dependency that fails with 401, and a handler with two replies; 20 routes a file share a scope, and a client makes 20 calls.
 */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail } from './support/terminal.mjs';
import { root } from './support/workspace.mjs';

const routesPerFile = 20;
const clientCalls = 20;

/** Writes the app and its tsconfig.json; what is in the folder is lost. `tenon` is the built package. */
export function generateApp(folder, routes, tenon = join(root, 'packages', 'tenon')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(tenon, join(folder, 'node_modules', 'tenon'), 'junction');
  for (const [name, text] of Object.entries(filesOf(routes))) writeFileSync(join(folder, name), text);
}

function filesOf(routes) {
  const modules = range(Math.ceil(routes / routesPerFile));
  return {
    'package.json': '{ "type": "module", "private": true }\n',
    'tsconfig.json': JSON.stringify(config),
    'api.ts': api,
    ...Object.fromEntries(modules.map((number) => [`f${number}.ts`, moduleText(number, routes)])),
    'app.ts': appText(modules),
    'client.ts': clientText(routes),
  };
}

const config = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    types: [],
    outDir: 'types',
  },
  include: ['*.ts'],
};

const api = `import { bearer, createApi, plugin, Problem } from 'tenon';
export interface Db { find(id: number): { id: number } | undefined; user(token: string): { id: string; name: string } | undefined }
declare function openDb(): Promise<Db>;
const db = plugin({ name: 'db', start: openDb });
export const api = createApi({ info: { title: 'Cost', version: '1.0.0' }, plugins: { db } });
export const user = api.dependency({
  security: bearer(), responses: { 401: Problem },
  provide: ({ credentials, reply }, { db }) => db.user(credentials) ?? reply(401, { title: 'Sign in' }),
});
export const authed = api.route.with({ user });
`;

function moduleText(number, routes) {
  const first = number * routesPerFile;
  return `import { Problem, t } from 'tenon';
import { authed } from './api.js';
const route = authed.scope({ prefix: '/s${number}', tags: ['s${number}'] });
${range(Math.min(routesPerFile, routes - first))
  .map((index) => routeText(first + index))
  .join('')}`;
}

/** The one member with a name of its own keeps the compiler from sharing the work between routes. */
function routeText(number) {
  return `export const r${number} = route({
  method: 'PUT', path: '/r${number}/items/{id}',
  params: t.Object({ id: t.Integer() }),
  query: t.Object({ dry: t.Optional(t.Boolean()), page: t.Integer() }),
  body: t.Object({ name: t.String({ minLength: 1 }), age: t.Integer({ minimum: 0 }), email: t.String({ format: 'email' }), tags: t.Array(t.String()), f${number}: t.String(), note: t.Optional(t.String()), role: t.Union([t.Literal('admin'), t.Literal('user')]) }),
  responses: {
    200: t.Object({ id: t.Integer(), name: t.String(), age: t.Integer(), email: t.String(), tags: t.Array(t.String()), f${number}: t.String(), createdAt: t.Date(), owner: t.Object({ id: t.String(), name: t.String() }) }),
    404: Problem,
  },
  handler: async ({ params, query, body, reply }, { db, user }) => {
    if (!db.find(params.id + query.page)) return reply(404, { title: 'Not found' });
    return reply(200, { id: params.id, name: body.name, age: body.age, email: body.email, tags: body.tags, f${number}: body.f${number}, createdAt: new Date(), owner: { id: user.id, name: body.role } });
  },
});
`;
}

function appText(modules) {
  return `import { createApp } from 'tenon';
${modules.map((number) => `import * as f${number} from './f${number}.js';\n`).join('')}export const app = createApp({ ${modules.map((number) => `f${number}`).join(', ')} });
`;
}

function clientText(routes) {
  const count = Math.min(routes, clientCalls);
  const called = range(count).map((index) => Math.floor((index * routes) / count));
  return `import { createClient, type Manifest } from 'tenon';
import type { app } from './app.js';
declare const manifest: Manifest;
const client = createClient<typeof app>(manifest, { baseUrl: '' });
export async function run(): Promise<void> {
${called.map(callText).join('')}}
`;
}

function callText(number) {
  return `  {
    const r = await client.f${Math.floor(number / routesPerFile)}.r${number}({ params: { id: 1 }, query: { page: 1 }, body: { name: 'a', age: 1, email: 'a@b.c', tags: [], f${number}: 'x', role: 'admin' } });
    if (r.status === 200) r.data.createdAt.getTime() + r.data.f${number}.length; else r.error.title.length;
  }
`;
}

function range(length) {
  return Array.from({ length }, (_, index) => index);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, routes = '500'] = process.argv.slice(2);
  if (folder === undefined) fail('Say where to: node scripts/generate-app.mjs <folder> [routes]');
  generateApp(resolve(folder), Number(routes));
}
