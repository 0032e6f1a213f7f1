import { Compilation, type Overrides } from './compile.ts';
import { appDeclaration } from './declare/app-declaration.ts';
import type { App, AppOptions, RouteTree } from './declare/infer.ts';
import type { AppDeclaration } from './shapes/declaration.ts';
import type { CompiledApp } from './shapes/compiled.ts';
import type { DocumentByVersion, DocumentChoice, OpenApiVersion } from './shapes/document.ts';
import type { Manifest } from './shapes/manifest.ts';
import type { Plan } from './shapes/plan.ts';
import type { Servable } from './shapes/servable.ts';
import { declaration } from './support/markers.ts';

const compilation: unique symbol = Symbol.for('Tenon.compilation');

interface AppValue<Tree> extends Servable {
  readonly routes: Tree;
  readonly [declaration]: AppDeclaration;
  readonly [compilation]: Compilation;
}

/**
 * Collects routes into an app; the api is the one that they were made with. Costs nothing yet: mistakes are reported, all
 * together, when the app is served, exported or tested.
 */
export function createApp<T extends RouteTree, Context = unknown>(routes: T, options: AppOptions<Context> = {}): App<T> {
  const declared = appDeclaration(routes, options);
  return appValue(routes, declared, new Compilation(declared));
}

function appValue<T>(routes: T, declared: AppDeclaration, compiling: Compilation): App<T> & AppValue<T> {
  let opened: Promise<CompiledApp> | null = null;
  return Object.freeze({
    routes,
    [declaration]: declared,
    [compilation]: compiling,
    open: () => (opened ??= Promise.resolve().then(() => compiling.compile())),
    document: async <Version extends OpenApiVersion = '3.1'>(choice?: DocumentChoice<Version>) =>
      (await compiling.documents.document(choice)) as unknown as DocumentByVersion[Version], // printed in that version
  });
}

/** The same app with other `provide` functions and plugin values: for tests. */
export function overridden<T>(app: App<T>, overrides: Overrides): App<T> {
  const { routes, [declaration]: declared } = own(app);
  return appValue(routes, declared, new Compilation(declared, overrides));
}

function own<T>(app: App<T>): AppValue<T> {
  return app as unknown as AppValue<T>; // every App is made by appValue()
}

/** The OpenAPI document of an app, without serving it: 3.1 unless another version is asked for. */
export function openapi<Version extends OpenApiVersion = '3.1'>(app: Servable, choice?: DocumentChoice<Version>): Promise<DocumentByVersion[Version]> {
  return app.document(choice);
}

/**
 * The manifest of an app in the same process: what `createClient` needs at run time.
 * Throws: DeclarationError when the app has mistakes.
 */
export function manifestOf(app: App<unknown>): Manifest {
  return own(app)[compilation].manifest();
}

/** The plan of an app, for tools. */
export function planOf(app: App<unknown>): Plan {
  return own(app)[compilation].plan();
}

/** The stages of an app, for tools. */
export function compilationOf(app: App<unknown>): Compilation {
  return own(app)[compilation];
}
