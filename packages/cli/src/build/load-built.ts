import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadedApp } from '../load-app.ts';
import { recordName } from './build-app.ts';

/** What `tenon build` wrote for Node, loaded with Node's compile cache (22.8 and later); `null` when the file is not of a build. */
export async function loadBuilt(file: string): Promise<Pick<LoadedApp, 'app' | 'node'> | null> {
  const folder = dirname(file);
  const serve = join(folder, 'serve.js');
  if (!existsSync(join(folder, recordName)) || !existsSync(serve)) return null;
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown }; // not in Node 20
  enableCompileCache?.();
  const node = (await import(pathToFileURL(serve).href)) as LoadedApp['node'] & Pick<LoadedApp['tooling'], 'whileLoading'>; // as the build writes it
  const { app } = await node.whileLoading(() => import(pathToFileURL(file).href) as Promise<Pick<LoadedApp, 'app'>>); // as above
  return { app, node };
}
