import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Libraries that become part of a package: what is imported from many files of theirs costs more time than all of its own.
 * Only what makes plain values belongs here: a user's copy and this one must understand each other (TypeBox marks by `Symbol.for`).
 */
const bundled = ['@sinclair/typebox'];

/**
 * Writes the JavaScript of a package as few files: one for each entry of `exports`, one for what is loaded on demand, and chunks
 * that those share. Nothing is minified: people step through it.
 * Shape: false when the package has no such entries, and nothing was written.
 */
export async function bundle(folder) {
  const { exports = {}, dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entryPoints = entriesOf(exports);
  if (Object.keys(entryPoints).length === 0) return false;
  const external = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !bundled.includes(name));
  const outdir = join(folder, 'dist');
  rmSync(join(outdir, 'chunks'), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints,
    outdir,
    external,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
  });
  writeNotice(folder, Object.keys(metafile.inputs));
  return true;
}

/** Shape: { "adapt/node": "src/adapt/node.ts" }, from what `exports` says is at ./dist/adapt/node.js. */
export function entriesOf(exports) {
  const files = Object.values(exports).flatMap((target) => filesOf(target));
  const names = files.flatMap((file) => /^\.\/dist\/(.+)\.js$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));
}

function filesOf(target) {
  return typeof target === 'string' ? [target] : Object.values(target).flatMap(filesOf);
}

/** The licences of what was bundled go where it goes. */
function writeNotice(folder, inputs) {
  const owners = [...new Set(inputs.filter((path) => path.includes('node_modules/')).map((path) => packageFolderOf(join(folder, path))))].sort();
  const parts = owners.map((owner) => {
    const { name, version } = JSON.parse(readFileSync(join(owner, 'package.json'), 'utf8'));
    const licence = readdirSync(owner).find((file) => /^licen[cs]e/i.test(file));
    if (licence === undefined) throw new Error(`${name} has no licence file, so it cannot be bundled`);
    return `${name} ${version}\n\n${readFileSync(join(owner, licence), 'utf8').trim()}\n`;
  });
  if (parts.length > 0) writeFileSync(join(folder, 'dist', 'THIRD-PARTY.txt'), `These files contain parts of:\n\n${parts.join('\n')}`);
}

/** The folder of the package that a file belongs to; a package.json without a name only says how to read the files beside it. */
function packageFolderOf(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version !== undefined) return folder;
  }
  throw new Error(`${file} belongs to no package`);
}
