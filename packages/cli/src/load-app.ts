import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';
import type { App } from 'tenon';
import { Failure } from './failure.ts';

/** An app and the framework that it was written with. */
export interface LoadedApp {
  readonly file: string;
  readonly app: App<unknown>;
  /** Under which name the file exports it. */
  readonly exportedAs: 'app' | 'default';
  readonly hasDefault: boolean;
  readonly tooling: typeof import('tenon/tooling');
  readonly node: typeof import('tenon/node');
}

let loader: ReturnType<typeof createJiti> | null = null;

/** The files of the app that have been loaded so far; modules in JavaScript, which Node loads itself, are not among them. */
export function loadedFiles(): readonly string[] {
  return Object.keys(loader?.cache ?? {}).filter((path) => !/[\\/]node_modules[\\/]/.test(path));
}

/**
 * Imports the app's file, TypeScript or JavaScript, and takes its `app` or default export. Opens nothing.
 * Throws: Failure when there is no app in it, and whatever its code throws.
 */
export async function loadApp(file: string): Promise<LoadedApp> {
  // From the app's place: what reads the app has the version that made it.
  const tooling = await fromApp<LoadedApp['tooling']>(file, 'tenon/tooling');
  const node = await fromApp<LoadedApp['node']>(file, 'tenon/node');
  const { import: load } = (loader = loaderOf(file));
  const module = await tooling.whileLoading(() => load<Record<string, unknown>>(file));
  const exportedAs = isApp(module['app']) ? 'app' : 'default';
  return { file, app: appIn(module[exportedAs], module, file), exportedAs, hasDefault: 'default' in module, tooling, node };
}

function loaderOf(file: string): NonNullable<typeof loader> {
  try {
    return createJiti(file, { interopDefault: false, tsconfigPaths: true });
  } catch {
    // A tsconfig.json that extends what is not installed, as in production: only aliases of paths would need it.
    return createJiti(file, { interopDefault: false });
  }
}

async function fromApp<Module>(file: string, specifier: string): Promise<Module> {
  const path = resolved(file, specifier);
  if (path === null) throw new Failure(`${specifier} cannot be found from ${shown(file)}: install tenon there, in a version that goes with this command`);
  return (await import(pathToFileURL(path).href)) as Module; // what its package exports under this name
}

function resolved(file: string, specifier: string): string | null {
  try {
    return createRequire(file).resolve(specifier);
  } catch {
    return null;
  }
}

function appIn(app: unknown, module: Record<string, unknown>, file: string): App<unknown> {
  if (isApp(app)) return app;
  throw new Failure(`${shown(file)} exports no app: ${found(module)}`);
}

function found(module: Record<string, unknown>): string {
  const names = Object.keys(module);
  const [named, value] = 'app' in module ? ['app', module['app']] : ['default', module['default']];
  if (value !== undefined) return `its ${named} is not what createApp() gives\n  → export const app = createApp({ … })`;
  const other = names.find((name) => isApp(module[name]));
  if (other !== undefined) return `it exports ${names.join(', ')}\n  → ${other} is one: export it as app`;
  // A name that a TypeScript module does not have is undefined where it is imported.
  if (named in module) return `its ${named} is undefined\n  → see where it comes from: is it exported there?`;
  return `it exports ${names.length === 0 ? 'nothing' : names.join(', ')}\n  → export const app = createApp({ … })`;
}

/** By its methods, so that apps of other copies of Tenon and built apps count. */
function isApp(value: unknown): value is App<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return 'open' in value && typeof value.open === 'function' && 'document' in value && typeof value.document === 'function';
}

function shown(file: string): string {
  return relative(process.cwd(), file);
}
