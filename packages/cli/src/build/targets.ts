/** Where a built app runs. */
export interface Target {
  readonly name: 'node' | 'web';
  /** How responses are handed over. */
  readonly bodies: 'text' | 'bytes';
  /** Modules that are bundled beside the app, by the name of their file. */
  readonly entries: { readonly [name: string]: string };
  /** Files that are written as they are. */
  readonly files: { readonly [name: string]: string };
  /** How it is run. */
  readonly run: (folder: string) => string;
}

const server = `// Serves the app: PORT, else 3000.
import * as module from 'node:module';

module.enableCompileCache?.(); // Node 22.8 and later
const { serve, whileLoading } = await import('./serve.js');
const { app } = await whileLoading(() => import('./app.js')); // an app.ts that serves its app itself does not do so here
await serve(app);
`;

const worker = `import { fetchHandler } from 'tenon/web';
import { app } from 'tenon-build:app';

const handler = fetchHandler(app);
export default { fetch: (request) => handler(request) };
`;

export const targets: Readonly<Record<Target['name'], Target>> = {
  node: {
    name: 'node',
    bodies: 'text',
    entries: { serve: `export { serve } from 'tenon/node';\nexport { whileLoading } from 'tenon/built';\n` },
    files: { 'server.js': server },
    run: (folder) => `node ${folder}/server.js`,
  },
  web: { name: 'web', bodies: 'bytes', entries: { worker }, files: {}, run: (folder) => `${folder}/worker.js exports { fetch }` },
};
