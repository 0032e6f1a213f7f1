import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { BuildFailure, Message, OutputFile } from 'esbuild';
import { Failure } from '../failure.ts';
import type { LoadedApp } from '../load-app.ts';
import { nodeBuiltins } from './builtins.ts';
import { docsFiles } from './docs-files.ts';
import { emittedModules, type Virtual } from './emitted-modules.ts';
import { leaveOutPackages } from './outside.ts';
import { keepSourcePlaces } from './source-places.ts';
import type { Target } from './targets.ts';

/** What is asked of a build. */
export interface BuildRequest {
  readonly target: Target;
  /** Where it is written to. */
  readonly folder: string;
  /** A module that uses the app, bundled as `main.js`; `null` for none. */
  readonly entry: string | null;
  readonly isMinified: boolean;
}

/** What was built. */
export interface BuildReport {
  /** Paths below the folder, and their bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly routes: number;
  /** Emitted code, before it was minified. */
  readonly emittedBytes: number;
}

/** Lists the files of the last build, which the next one removes. */
export const recordName = 'tenon-build.json';

/** Builds an app and writes it. Throws: Failure with what the bundler found, or what cannot be built. */
export async function buildApp(loaded: LoadedApp, request: BuildRequest): Promise<BuildReport> {
  const { target } = request;
  const { app, file, tooling } = loaded;
  const emitted = await emit(loaded, target);
  const outputs = await bundle(file, request, [...emitted, ...entriesOf(loaded, request)]);
  const texts = target.name === 'node' && request.entry !== null ? {} : target.files;
  const files = [...outputs.map(({ path, contents }) => [relative(resolve(request.folder), path), contents] as const), ...Object.entries(texts)];
  const routes = tooling.routeLines(app).length;
  write(request.folder, [...files, ['package.json', '{ "type": "module" }\n']], { app: shown(file), target: target.name, routes });
  const code = emitted.filter(({ name }) => name !== 'plan.js' && name !== 'app-module.js');
  return {
    files: files.map(([path, contents]) => ({ path, bytes: contents.length })),
    routes,
    emittedBytes: code.reduce((sum, { text }) => sum + text.length, 0),
  };
}

async function emit({ app, file, tooling }: Pick<LoadedApp, 'app' | 'file' | 'tooling'>, { bodies }: Target): Promise<readonly Virtual[]> {
  const manifest = createRequire(file)('tenon/package.json') as { readonly version: string }; // of the Tenon that reads the app
  try {
    return await tooling.buildApp(app, { bodies, version: manifest.version });
  } catch (error) {
    if (error instanceof Error && / cannot be built ahead of time: /.test(error.message)) throw new Failure(error.message);
    throw error;
  }
}

/** The modules that are asked for by name, each of them after the emitted code, which makes the app answer. */
function entriesOf({ file, exportedAs, hasDefault }: LoadedApp, { target, entry }: BuildRequest): readonly Virtual[] {
  const source = JSON.stringify(file);
  return [
    { name: 'app-module.js', text: `export { ${exportedAs} as app } from ${source};\n` },
    {
      name: 'app',
      text: `import './app.js';\nexport * from ${source};\nexport { app } from './app-module.js';\n${hasDefault ? `export { default } from ${source};\n` : ''}`,
    },
    ...Object.entries(target.entries).map(([name, code]) => ({ name, text: code })),
    ...(entry === null ? [] : [{ name: 'main', text: `import './app.js';\nexport * from ${JSON.stringify(resolve(entry))};\n` }]),
  ];
}

async function bundle(file: string, { target, folder, entry, isMinified }: BuildRequest, modules: readonly Virtual[]): Promise<readonly OutputFile[]> {
  const names = ['app', ...Object.keys(target.entries), ...(entry === null ? [] : ['main'])];
  const isNode = target.name === 'node';
  const { build } = await loadEsbuild();
  try {
    const { outputFiles } = await build({
      entryPoints: Object.fromEntries(names.map((name) => [name, `tenon-build:${name}`])),
      bundle: true,
      splitting: true,
      write: false,
      format: 'esm',
      target: 'es2023',
      platform: isNode ? 'node' : 'browser',
      conditions: ['tenon-built', ...(isNode ? [] : ['worker'])],
      mainFields: ['module', 'main'],
      outdir: resolve(folder),
      chunkNames: 'chunks/[name]-[hash]',
      sourcemap: true,
      minify: isMinified,
      define: { 'process.env.NODE_ENV': '"production"' },
      ...(isNode && { banner: { js: requireText } }),
      plugins: [emittedModules(modules, file), ...(isNode ? [leaveOutPackages(file), keepSourcePlaces(resolve(folder))] : [docsFiles(file), nodeBuiltins()])],
      absWorkingDir: dirname(file),
      logLevel: 'silent',
      legalComments: 'linked',
    });
    return outputFiles;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new Failure(`the app cannot be bundled\n${error.errors.slice(0, 10).map(messageText).join('\n')}`);
  }
}

/** The bundler is the app's own to install: no other command needs it, and some package managers ask before it may be there. */
async function loadEsbuild(): Promise<typeof import('esbuild')> {
  try {
    return await import('esbuild');
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Failure('tenon build bundles with esbuild, which is not installed\n  → npm install --save-dev esbuild');
  }
}

/** Packages in CommonJS that are bundled ask for modules of Node by `require`. */
const requireText = "import { createRequire as tenonRequire } from 'node:module'; const require = tenonRequire(import.meta.url);";

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}

function messageText({ text, location }: Message): string {
  return location === null ? `  ${text}` : `  ${location.file}:${location.line}:${location.column + 1}: ${text}`;
}

/** What the last build wrote is removed; what others put there stays. Throws: Failure, before anything is touched, where both want one name. */
function write(folder: string, files: readonly (readonly [path: string, contents: string | Uint8Array])[], facts: object): void {
  const last = filesOfLast(folder);
  const foreign = files.find(([path]) => !last.includes(path) && existsSync(join(folder, path)));
  if (foreign !== undefined)
    throw new Failure(
      `${join(folder, foreign[0])} is there, and no build wrote it: nothing was written\n  → choose another folder with --out, or remove the file`,
    );
  for (const path of last) if (isBelow(folder, path)) rmSync(join(folder, path), { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, recordName), `${JSON.stringify({ ...facts, files: files.map(([path]) => path) }, null, 2)}\n`);
  for (const [path, contents] of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, contents);
  }
}

function filesOfLast(folder: string): readonly string[] {
  const record = join(folder, recordName);
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as { readonly files: readonly string[] }).files : []; // as write() writes it
}

function isBelow(folder: string, path: string): boolean {
  return resolve(folder, path).startsWith(resolve(folder) + sep);
}

function shown(file: string): string {
  return relative(process.cwd(), file).split(sep).join('/');
}
