// Writes dist/: the compiled index, the scripts and the style of the page, and the needed files of swagger-ui-dist, compressed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const require = createRequire(import.meta.url);
const home = dirname(fileURLToPath(import.meta.url));
const source = dirname(require.resolve('swagger-ui-dist/package.json'));
const target = join(home, 'dist');
// Built elsewhere and renamed at the end, so that a reader never sees half of it.
const staging = join(home, 'node_modules', `.dist-${process.pid}`);

// No swagger-initializer.js: it points at another host. No standalone preset: it needs inline style. No source maps, no other bundles: 10 MB.
const taken = ['swagger-ui-bundle.js', 'swagger-ui.css', 'oauth2-redirect.html', 'oauth2-redirect.js', 'favicon-16x16.png', 'favicon-32x32.png'];
const contentTypes = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', html: 'text/html; charset=utf-8', png: 'image/png' };
const licences = ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt'];
// Below this the headers of a response outweigh what compression saves.
const compressFromBytes = 4096;

await mkdir(join(staging, 'assets'), { recursive: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', join(home, 'tsconfig.build.json'), '--outDir', staging], { stdio: 'inherit' });
const written = (await readdir(join(staging, 'page'))).filter((name) => name.endsWith('.js')).map((name) => join(staging, 'page', name));
const sources = [...taken.map((name) => join(source, name)), ...written, join(home, 'src', 'page', 'page.css')];
const records = await Promise.all(sources.map(writeAsset));
await rm(join(staging, 'page'), { recursive: true });
await writeFile(join(staging, 'assets.json'), `${JSON.stringify(records, null, 1)}\n`);
for (const name of licences) await copyFile(join(source, name), join(staging, 'assets', name));
await rm(target, { recursive: true, force: true });
await rename(staging, target);

async function writeAsset(file) {
  const name = basename(file);
  const contentType = contentTypes[extname(file).slice(1)];
  const content = await readFile(file);
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
