// Writes dist/: the compiled index and the needed files of swagger-ui-dist, compressed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const require = createRequire(import.meta.url);
const home = dirname(fileURLToPath(import.meta.url));
const source = dirname(require.resolve('swagger-ui-dist/package.json'));
const target = join(home, 'dist');
// Built elsewhere and renamed at the end, so that a reader never sees half of it.
const staging = join(home, 'node_modules', `.dist-${process.pid}`);

// No swagger-initializer.js: it points at another host. No source maps, no other bundles: 10 MB.
const served = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui-standalone-preset.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
  'oauth2-redirect.html': 'text/html; charset=utf-8',
  'oauth2-redirect.js': 'text/javascript; charset=utf-8',
  'favicon-16x16.png': 'image/png',
  'favicon-32x32.png': 'image/png',
};
const licences = ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt', 'swagger-ui-standalone-preset.js.LICENSE.txt'];
// Below this the headers of a response outweigh what compression saves.
const compressFromBytes = 4096;

await mkdir(join(staging, 'assets'), { recursive: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', join(home, 'tsconfig.build.json'), '--outDir', staging], { stdio: 'inherit' });
const records = await Promise.all(Object.entries(served).map(([name, contentType]) => writeAsset(name, contentType)));
await writeFile(join(staging, 'assets.json'), `${JSON.stringify(records, null, 1)}\n`);
for (const name of licences) await copyFile(join(source, name), join(staging, 'assets', name));
await rm(target, { recursive: true, force: true });
await rename(staging, target);

async function writeAsset(name, contentType) {
  const content = await readFile(join(source, name));
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  const isCompressed = content.length >= compressFromBytes;
  const path = join(staging, 'assets', name);
  if (!isCompressed) await writeFile(path, content);
  else await Promise.all([writeFile(`${path}.br`, await toBrotli(content)), writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))]);
  return { name, contentType, hash, isCompressed };
}

function toBrotli(content) {
  return promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}
