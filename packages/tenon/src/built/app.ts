import { appDeclaration } from '../declare/app-declaration.ts';
import type { App, AppOptions, RouteTree } from '../declare/infer.ts';
import type { DocumentByVersion, DocumentChoice, OpenApiVersion } from '../shapes/document.ts';
import type { Manifest } from '../shapes/manifest.ts';
import type { Servable } from '../shapes/servable.ts';
import { declaration } from '../support/markers.ts';

type Build = (app: object) => Servable;

let registered: Build | null = null;
/** The one app of this build: its code reads what belongs to it. */
let built: { readonly app: object; readonly by: Servable } | null = null;

/** What stands for `createApp` in a built app: it declares, and answers by the code that was emitted for it. */
export function createApp<T extends RouteTree, Context = unknown>(routes: T, options: AppOptions<Context> = {}): App<T> {
  const app: Servable & { readonly routes: T } = {
    routes,
    open: async () => builtFor(app).open(),
    document: async <Version extends OpenApiVersion = '3.1'>(choice?: DocumentChoice<Version>) => builtFor(app).document(choice),
  };
  const declared = { ...appDeclaration(routes, options), isDevelopment: false };
  return Object.freeze(Object.assign(app, { [declaration]: declared })) as App<T>; // App's brand exists in types only
}

/** What makes the app of this build answer. It is told before the app's own modules run: these may serve it at once. */
export function register(build: Build): void {
  registered = build;
}

function builtFor(app: object): Servable {
  if (registered === null) throw new Error('nothing was built here: the code of an app is what `tenon build` writes');
  built ??= { app, by: registered(app) };
  if (built.app !== app) throw new Error('this app is not the one that `tenon build` was told to build: a build holds the code of one app');
  return built.by;
}

/** The OpenAPI document of an app, without serving it: 3.1 unless another version is asked for. */
export function openapi<Version extends OpenApiVersion = '3.1'>(app: Servable, choice?: DocumentChoice<Version>): Promise<DocumentByVersion[Version]> {
  return app.document(choice);
}

/** A built app has no plan to make a manifest from. */
export function manifestOf(): Manifest {
  throw new Error('a built app makes no manifest: write it with `tenon client`, and import it');
}
