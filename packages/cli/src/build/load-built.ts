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
  const [{ app }, node] = await Promise.all([import(pathToFileURL(file).href), import(pathToFileURL(serve).href)]);
  return { app: app as LoadedApp['app'], node: node as LoadedApp['node'] }; // as the build writes them
}
