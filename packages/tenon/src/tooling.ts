import { compilationOf, manifestOf, planOf } from './app.ts';
import type { BuildPlaces, BuiltModule } from './build/built-modules.ts';
import type { RouteExplanation } from './build/route-explanation.ts';
import type { App } from './declare/infer.ts';
import { emitClientTypes, writtenBy } from './emit/client-types/client-types.ts';
import type { Manifest } from './shapes/manifest.ts';

export { faultOfPattern, type PatternFault } from './analyse/schema/patterns.ts';
export { printDocument, printYaml } from './emit/openapi/print.ts';
export { DeclarationError } from './support/errors.ts';
export { whileLoading } from './support/loading.ts';
export { declaration } from './support/markers.ts';
export { planOf };

/** A line of `tenon routes`. */
export interface RouteLine {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  /** Tree path: `books.get`. */
  readonly name: string;
  /** `public`, or schemes: `bearer`, `bearer | basic`, `bearer & key`. */
  readonly security: string;
  readonly tags: readonly string[];
  readonly isDeprecated: boolean;
}

/** The routes of an app, in the order of its tree. */
export function routeLines(app: App<unknown>): readonly RouteLine[] {
  return planOf(app).routes.flatMap(({ work, method, path, operationId, name, security, tags, isDeprecated }) =>
    work.kind === 'handler' ? [{ method, path, operationId, name, security: securityText(security.requirement), tags, isDeprecated }] : [],
  );
}

function securityText(requirement: readonly (readonly { readonly scheme: string }[])[]): string {
  if (requirement.length === 0) return 'public';
  return requirement.map((all) => (all.length === 0 ? 'none' : all.map(({ scheme }) => scheme).join(' & '))).join(' | ');
}

/** A line of `tenon routes --security`. */
export interface SecurityLine {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  /** Any of these will do, and of each all schemes together; `[]` is everyone, an empty one among others is optional. */
  readonly callers: readonly (readonly { readonly scheme: string; readonly scopes: readonly string[] }[])[];
  /** Dependencies that can refuse, in the order in which they are asked. */
  readonly checks: readonly SecurityCheck[];
}

/** A dependency that can refuse a caller. */
export interface SecurityCheck {
  readonly name: string;
  /** What it answers those it refuses: some of 401, 403, 404. */
  readonly statuses: readonly number[];
  /** Whether it looks at what the request names, too: an object. */
  readonly readsInput: boolean;
}

const refusals: ReadonlySet<number> = new Set([401, 403, 404]);

/** Who may call what: the routes of an app, in the order of its tree. */
export function securityLines(app: App<unknown>): readonly SecurityLine[] {
  return planOf(app).routes.flatMap(({ work, method, path, operationId, security, dependencies }) => {
    if (work.kind !== 'handler') return [];
    const checks = dependencies.flatMap(({ name, isGuard, responses }) => {
      const statuses = responses.map(({ status }) => status).filter((status) => refusals.has(status));
      return statuses.length === 0 ? [] : [{ name, statuses, readsInput: !isGuard }];
    });
    return [{ method, path, operationId, callers: security.requirement, checks }];
  });
}

/** The flat client types of an app. */
export function clientTypes(app: App<unknown>): string {
  return emitClientTypes(planOf(app));
}

/** How an app is built. */
export interface BuildChoice extends BuildPlaces {
  /** How responses are handed over: `text` where Node writes them, `bytes` elsewhere. */
  readonly bodies: 'text' | 'bytes';
  /** The version of Tenon, for those who read the modules. */
  readonly version: string;
}

/**
 * The modules of an app that was built ahead of time.
 * Throws: DeclarationError when the app has mistakes; Error for what cannot be written into a module, with its route.
 */
export function buildApp(app: App<unknown>, { bodies, version, ...places }: BuildChoice): Promise<readonly BuiltModule[]> {
  return compilationOf(app).build({ ...places, takeBody: bodies }, version);
}

/**
 * What a route does with a request, and its emitted code; `null` when the app has none of that name.
 * @param named `GET /books/{id}`, an operationId, or a place in the tree: `books.get`.
 */
export function explainRoute(app: App<unknown>, named: string): Promise<RouteExplanation | null> {
  return compilationOf(app).explain(named);
}

/** A file of a client. */
export interface ClientFile {
  readonly name: string;
  readonly text: string;
}

/** What the files of a client say beyond the app. */
export interface ClientFilesOptions {
  /** Media types of request bodies that a client sends and the app does not read, by tree path. */
  readonly mediaTypes?: ReadonlyMap<string, string>;
}

/** What `createClient<App>(manifest, { baseUrl })` needs, for a program that does not see the server: the manifest, as JSON and as a module, and types. */
export function clientFiles(app: App<unknown>, { mediaTypes = new Map() }: ClientFilesOptions = {}): readonly ClientFile[] {
  const manifest = withMediaTypes(manifestOf(app), mediaTypes);
  return [
    { name: 'manifest.json', text: `${JSON.stringify(manifest)}\n` },
    { name: 'manifest.ts', text: manifestModule(manifest) },
    { name: 'types.ts', text: clientTypes(app) },
  ];
}

function withMediaTypes({ routes, ...rest }: Manifest, mediaTypes: ReadonlyMap<string, string>): Manifest {
  const entries = Object.entries(routes).map(([name, route]) => {
    const mediaType = mediaTypes.get(name);
    return [name, mediaType === undefined ? route : { ...route, mediaType }] as const;
  });
  return { ...rest, routes: Object.fromEntries(entries) };
}

function manifestModule({ tenon, routes }: Manifest): string {
  const lines = Object.entries(routes).map(([name, route]) => `    ${JSON.stringify(name)}: ${JSON.stringify(route)},`);
  const head = [writtenBy, "import type { Manifest } from 'tenon/client';", '', '/** For `createClient<App>(manifest, { baseUrl })`. */'];
  return [...head, `export const manifest: Manifest = {`, `  tenon: ${tenon},`, '  routes: {', ...lines, '  },', '};', ''].join('\n');
}
