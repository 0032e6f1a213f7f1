import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { App } from 'tenon';
import { buildApp } from 'tenon/tooling';

/**
 * The app, answering by modules that were emitted for it, written and imported: what a bundle of it does.
 * @param written What becomes of the text of a module before it is written.
 */
export async function builtAhead(app: App<unknown>, bodies: 'text' | 'bytes' = 'text', written = (text: string): string => text): Promise<App<unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-built-'));
  try {
    const tenon = fileURLToPath(new URL('../../../tenon/src/built/index.ts', import.meta.url));
    const modules = await buildApp(app, { bodies, version: 'of the test', tenon });
    for (const { name, text } of modules) writeFileSync(join(folder, name), written(text));
    const { build } = (await import(pathToFileURL(join(folder, 'app.js')).href)) as { readonly build: (app: App<unknown>) => App<unknown> }; // as emitted
    const built = build(app);
    for (const { name } of modules) await import(pathToFileURL(join(folder, name)).href); // before the folder goes
    return built;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
