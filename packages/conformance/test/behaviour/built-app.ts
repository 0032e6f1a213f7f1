import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { App } from 'tenon';
import { buildApp } from 'tenon/tooling';

const apps = new Map<string, App<unknown>>();
(globalThis as { tenonTestApps?: typeof apps }).tenonTestApps = apps;

/** The app, answering by modules that were emitted for it, written and imported: what a bundle of it does. */
export async function builtAhead(app: App<unknown>, bodies: 'text' | 'bytes' = 'text'): Promise<App<unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-built-'));
  try {
    apps.set(folder, app);
    writeFileSync(join(folder, 'declared.js'), `export const app = globalThis.tenonTestApps.get(${JSON.stringify(folder)});\n`);
    const tenon = fileURLToPath(new URL('../../../tenon/src/built/index.ts', import.meta.url));
    const modules = await buildApp(app, { bodies, version: 'of the test', app: './declared.js', tenon });
    for (const { name, text } of modules) writeFileSync(join(folder, name), text);
    const { built } = (await import(pathToFileURL(join(folder, 'app.js')).href)) as { readonly built: App<unknown> }; // as emitted
    for (const { name } of modules) await import(pathToFileURL(join(folder, name)).href); // before the folder goes
    return built;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
