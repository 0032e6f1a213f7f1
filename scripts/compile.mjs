/**
 * Compiles the TypeScript of the package in the current folder by its tsconfig.build.json; what others import of it becomes few files.
 * Called by `build` scripts of packages: "build": "node ../../scripts/compile.mjs".
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { bundle } from './support/bundle.mjs';
import { runNode } from './support/command.mjs';
import { root } from './support/workspace.mjs';

/**
 * A declaration file whose relative imports name the JavaScript files that exist.
 * TypeScript rewrites `./x.ts` to `./x.js` in what it emits, except in declaration files.
 */
export function withJavaScriptImports(text) {
  const found = ts.preProcessFile(text, true, true).importedFiles;
  const wanted = found.filter(({ fileName }) => /^\.{1,2}\/.*(?<!\.d)\.[mc]?ts$/.test(fileName));
  // From the end, so that earlier positions stay true.
  return wanted.sort((a, b) => b.pos - a.pos).reduce(replaceExtension, text);
}

function replaceExtension(text, { pos, fileName }) {
  const at = text.indexOf(fileName, pos);
  return text.slice(0, at) + fileName.replace(/ts$/, 'js') + text.slice(at + fileName.length);
}

async function compile(folder) {
  // By path: TypeScript 7 is installed too, and both are called tsc.
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const isBundled = await bundle(folder);
  const only = isBundled ? ['--emitDeclarationOnly', '--sourceMap', 'false'] : [];
  const { code } = await runNode([tsc, '-p', 'tsconfig.build.json', ...only], { cwd: folder });
  // TypeScript emits in spite of errors, and the rest of the repository may want what it can get.
  const dist = join(folder, 'dist');
  for (const name of readdirSync(dist, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const text = readFileSync(join(dist, name), 'utf8');
    writeFileSync(join(dist, name), withJavaScriptImports(text));
  }
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await compile(process.cwd());
