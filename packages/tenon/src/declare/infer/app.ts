import type { CorsOptions, CsrfOptions, SecurityHeaderOptions } from '../../shapes/browsers.ts';
import type { DocsView, ShownOperation } from '../../shapes/docs.ts';
import type { DocumentSelection, Extensions, ExternalDocs, Info, Server, Tag } from '../../shapes/documentation.ts';
import type { LayerFactory } from '../../shapes/layer.ts';
import type { Logger } from '../../shapes/logger.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { Servable } from '../../shapes/servable.ts';
import type { DependencyFactory } from './dependency.ts';
import type { Factory, FactoryKind } from './factory.ts';
import type { Limits } from './route.ts';
import type { Unset } from './views.ts';
import type { Webhook } from './webhook.ts';

/** What every route can rely on. */
export interface Api<Context, S> {
  readonly route: Factory<S extends Unset ? false : true, Context, {}, {}, {}, {}, ''>;
  readonly dependency: DependencyFactory<Context>;
}
/** The literal of an api. */
export interface ApiOptions<D, S> extends Extensions {
  readonly info: Info;
  /** Opened in this order before the first request, closed in reverse. */
  readonly plugins?: D;
  readonly security?: S;
  readonly unknown?: UnknownPolicy;
  readonly limits?: Limits;
  /** The order and the descriptions of tags in the document. */
  readonly tags?: readonly Tag[];
  readonly externalDocs?: ExternalDocs;
  /** Requests that the app sends by itself. */
  readonly webhooks?: { readonly [name: string]: Webhook<unknown> };
  /** Whom routes are for that do not say it themselves; default: everyone. Documents are printed for audiences. */
  readonly audience?: string | readonly string[];
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
export interface AppOptions<Context = unknown> {
  readonly servers?: readonly Server[];
  /** What the main document holds. */
  readonly document?: DocumentOptions;
  /** Further documents by name, served beside the main one: `partner` at `/openapi/partner.json`. */
  readonly documents?: { readonly [name: string]: NamedDocumentOptions };
  /** The docs page and the document; `false` serves neither. */
  readonly docs?: DocsOptions<Context> | false;
  /** What stands around every request, from the outside in. */
  readonly layers?: readonly LayerFactory[];
  /** Proxies in front of the app, whose word on the address, scheme and host of callers is believed. Default: nobody's is. */
  readonly proxies?: ProxyOptions;
  /** Which pages of other origins may call; the nearest of route, scope and app counts. Default: none. */
  readonly cors?: CorsOptions | false;
  /** Whose pages may change things in the name of a cookie. Default: the app's own, and those that CORS lets call with credentials. */
  readonly csrf?: CsrfOptions | false;
  /** Hosts that the app answers for, others get 421: `api.example.com`, `*.example.com`, `localhost`. Default: every host. */
  readonly hosts?: readonly string[];
  /** Headers by which browsers handle every answer with care. Default: none but `X-Content-Type-Options`, which bodies always have. */
  readonly securityHeaders?: boolean | SecurityHeaderOptions;
  /** When requests are refused because there is too much to do; `false` is never. */
  readonly shedding?: SheddingOptions | false;
  readonly logger?: Logger;
  /** Reports dropped response members and shows causes of 500s in the log; default: `NODE_ENV` is not `production`. */
  readonly development?: boolean;
}
/** Which proxies are trusted, and how they say who calls. */
export interface ProxyOptions {
  /** Their addresses: `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`, `loopback`, `link-local`, `private`. */
  readonly trusted: readonly string[];
  /** What they write: `X-Forwarded-For`, `-Proto` and `-Host`, or `Forwarded` (RFC 7239). Default: `x-forwarded`. */
  readonly header?: 'x-forwarded' | 'forwarded';
}
/** Bounds beyond which requests are answered 503 before they are read. */
export interface SheddingOptions {
  /** Of requests that wait, and tasks that run after them. Default: 5,000. */
  readonly maxInFlight?: number;
  /** How late the event loop may come, twice in a row, where `serve` watches it. Default: 1,000. */
  readonly maxEventLoopDelayMs?: number;
}
/** What the main document holds. */
export interface DocumentOptions extends DocumentSelection {
  /** `false`: one component for both directions, also where callers may leave out what responses always have. Default: `true`. */
  readonly inputVariants?: boolean;
}
/** What a further document holds, and what it is called. */
export interface NamedDocumentOptions extends DocumentSelection {
  readonly title?: string;
  readonly version?: string;
  readonly description?: string;
  /** The kind of route that serves it; default: that of the docs page. */
  readonly route?: FactoryKind<unknown, unknown, unknown>;
}
/** Where the docs page and the document are served, to whom, and how the page looks. */
export interface DocsOptions<Context = unknown> extends DocsView {
  /** Default `/docs`; `false` serves the document only. */
  readonly path?: string | false;
  /** Default `/openapi.json`. */
  readonly documentPath?: string;
  /** Default: the title of the api. */
  readonly title?: string;
  /** The kind of route that serves both, e.g. `api.route.with({ user })`: its security and dependencies guard them, its prefix does not move them. Default: public. */
  readonly route?: FactoryKind<Context, unknown, unknown>;
  /**
   * Leaves operations out of served documents that this caller is not shown; `context` is what `route` provides.
   * @example show: ({ scopes }, { user }) => scopes.every((scope) => user.scopes.includes(scope))
   */
  readonly show?: (operation: ShownOperation, context: Context) => boolean;
}
