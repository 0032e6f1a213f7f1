import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Archives of the published packages, by package name. */
export type Archives = Readonly<Record<string, string>>;

/** A project of somebody who uses Tenon: the hello app, and the archives as its dependencies. */
export interface UserProject {
  readonly folder: string;
  /** Runs a command in the project and gives what it wrote to stdout. Throws: when it ends with another code than 0. */
  run(command: string, ...parameters: readonly string[]): Promise<string>;
}

const helloApp = `import { createApi, createApp, t } from 'tenon';

const api = createApi({ info: { title: 'Hello', version: '1.0.0' }, security: 'public' });
const hello = api.route({
  method: 'GET',
  path: '/hello/{name}',
  responses: { 200: t.Object({ hello: t.String() }) },
  handler: ({ params }) => ({ hello: params.name }),
});
export const app = createApp({ hello });
`;

const clientCall = `import { manifestOf } from 'tenon';
import { createClient } from 'tenon/client';
import { serve } from 'tenon/node';
import { app } from './app.js';

const server = await serve(app, { port: 0, announce: false, signals: false });
const client = createClient(manifestOf(app), { baseUrl: server.url });
const result = await client.hello({ params: { name: 'reader' } });
console.log(JSON.stringify({ status: result.status, data: result.data }));
await server.close();
`;

/** Writes the project; nothing is installed yet. */
export async function writeUserProject(folder: string, archives: Archives, typebox: string): Promise<UserProject> {
  await mkdir(folder, { recursive: true });
  const files = Object.fromEntries(Object.entries(archives).map(([name, archive]) => [name, `file:${archive}`]));
  const dependencies = { ...files, '@sinclair/typebox': typebox };
  // `overrides` (npm) and the workspace file (pnpm) say that the packages' own needs of each other are these archives too.
  const manifest = {
    name: 'user-project',
    private: true,
    type: 'module',
    dependencies,
    overrides: Object.fromEntries(Object.keys(files).map((name) => [name, `$${name}`])),
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await writeFile(join(folder, 'pnpm-workspace.yaml'), `overrides: ${JSON.stringify(files)}\n`);
  await writeFile(join(folder, 'app.js'), helloApp);
  await writeFile(join(folder, 'call.js'), clientCall);
  const run = async (command: string, ...parameters: readonly string[]): Promise<string> => {
    const { stdout } = await execute(command, [...parameters], { cwd: folder, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' });
    return stdout;
  };
  return { folder, run };
}
