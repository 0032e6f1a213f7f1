/**
 * Measures what the client weighs in a browser's bundle, each function by itself: bundled and minified by esbuild, then gzip -9.
 * Fails above the limits, and when something of Node is in it: `node scripts/bundle-budget.mjs`.
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { colour, say } from './support/terminal.mjs';
import { root } from './support/workspace.mjs';

const entry = join(root, 'packages/tenon/src/client/index.ts');
const limits = { createClient: 3000, createPathClient: 3000, retry: 1000, paginate: 1000, items: 1000 };

let isWithin = true;
for (const [name, limit] of Object.entries(limits)) {
  const bytes = gzipSync(await bundled(name), { level: 9 }).length;
  isWithin &&= bytes <= limit;
  say(`${bytes <= limit ? colour.green('✓') : colour.red('✗')} ${name}: ${bytes} bytes, at most ${limit}`);
}
process.exitCode = isWithin ? 0 : 1;

/** What a bundler makes of a file that imports one name. For a browser: esbuild refuses what only Node has. */
async function bundled(name) {
  const stdin = { contents: `export { ${name} } from ${JSON.stringify(entry)}`, resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', platform: 'browser', write: false, logLevel: 'error' });
  return outputFiles[0].contents;
}
