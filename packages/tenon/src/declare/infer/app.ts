import type { DocsView } from '../../shapes/docs.ts';
import type { Logger } from '../../shapes/logger.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { Servable } from '../../shapes/servable.ts';
import type { DependencyFactory } from './dependency.ts';
import type { Factory, FactoryKind } from './factory.ts';
import type { Limits } from './route.ts';
import type { Unset } from './views.ts';

/** What every route can rely on. */
export interface Api<Context, S> {
  readonly route: Factory<S extends Unset ? false : true, Context, {}, {}, {}, {}, ''>;
  readonly dependency: DependencyFactory<Context>;
}
/** The literal of an api. */
export interface ApiOptions<D, S> {
  readonly info: { readonly title: string; readonly version: string; readonly summary?: string; readonly description?: string };
  /** Opened in this order before the first request, closed in reverse. */
  readonly plugins?: D;
  readonly security?: S;
  readonly unknown?: UnknownPolicy;
  readonly limits?: Limits;
  /** The order and the descriptions of tags in the document. */
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
}

/** Modules of routes, or single routes, by name. */
export interface RouteTree {
  readonly [name: string]: unknown;
}
/** An app: the same types for the server and for its clients. */
export interface App<T> extends Servable {
  readonly routes: T;
}
/** What an app adds to its routes. */
export interface AppOptions {
  readonly servers?: readonly { readonly url: string; readonly description?: string }[];
  /** The docs page and the document; `false` serves neither. */
  readonly docs?: DocsOptions | false;
  readonly logger?: Logger;
  /** Reports dropped response members and shows causes of 500s in the log; default: `NODE_ENV` is not `production`. */
  readonly development?: boolean;
}
/** Where the docs page and the document are served, to whom, and how the page looks. */
export interface DocsOptions extends DocsView {
  /** Default `/docs`; `false` serves the document only. */
  readonly path?: string | false;
  /** Default `/openapi.json`. */
  readonly documentPath?: string;
  /** Default: the title of the api. */
  readonly title?: string;
  /** The kind of route that serves both, e.g. `api.route.with({ user })`: its security and dependencies guard them. Default: public. */
  readonly route?: FactoryKind<unknown, unknown, unknown>;
}
