import type { DocsView } from './docs.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Logger } from './logger.ts';
import type { UnknownPolicy } from './parameter.ts';
import type { ProblemInit } from './problem.ts';

/** A user's function; its types were checked where it was declared. */
export type UserFunction = (...args: never[]) => unknown;

/** One way to prove who calls. */
export type SecurityScheme =
  | { readonly kind: 'bearer'; readonly name: string; readonly format: string | null; readonly scopes: readonly string[] }
  | { readonly kind: 'basic'; readonly name: string; readonly realm: string }
  | { readonly kind: 'apiKey'; readonly name: string; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string };

/** What a declaration says about security: the first alternative for which a request has credentials counts. */
export type SecurityDeclaration = 'public' | { readonly alternatives: readonly SecurityScheme[]; readonly isOptional: boolean };

/** Bounds of a request; absent members are inherited. */
export interface LimitsDeclaration {
  readonly bodyBytes?: number;
  readonly jsonDepth?: number;
  readonly timeoutMs?: number;
}

/** Schemas by slot, as the user wrote them. */
export interface InputDeclarations {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly cookies?: unknown;
}

/** A response with more than a body. */
export interface ResponseDeclaration {
  readonly body: unknown;
  readonly headers?: unknown;
  readonly description?: string;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly mediaType?: string;
}
/** By status: a schema, `null`, or a value that holds a `ResponseDeclaration`. */
export type ResponseDeclarations = Readonly<Record<string, unknown>>;

export interface PluginDeclaration {
  readonly kind: 'plugin';
  readonly name: string;
  readonly start: () => unknown;
  readonly stop: UserFunction | null;
}

export interface DependencyDeclaration extends InputDeclarations {
  readonly kind: 'dependency';
  readonly description?: string;
  /** Dependency values by the name that `provide` knows them under. */
  readonly needs: Readonly<Record<string, unknown>>;
  readonly security?: SecurityDeclaration;
  readonly responses: ResponseDeclarations;
  readonly provide: UserFunction;
  readonly release: UserFunction | null;
}

export interface ErrorMappingDeclaration {
  readonly kind: 'error-mapping';
  readonly type: abstract new (...args: never[]) => unknown;
  readonly status: number;
  readonly toProblem: (error: never) => ProblemInit;
  /** The schema of the problem; `null` is a plain one. */
  readonly schema: unknown;
}

/** What an api declares. `null` in the declarations of a package until it is mounted. */
export interface ApiDeclaration {
  readonly kind: 'api';
  readonly info: { readonly title: string; readonly version: string; readonly summary?: string; readonly description?: string };
  readonly plugins: Readonly<Record<string, PluginDeclaration>>;
  readonly security?: SecurityDeclaration;
  readonly unknown?: UnknownPolicy;
  readonly limits: LimitsDeclaration;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
}

/** A kind of route: everything that `with` and `scope` have gathered, outermost first. */
export interface KindDeclaration {
  readonly kind: 'kind';
  readonly api: ApiDeclaration | null;
  readonly prefix: string;
  readonly tags: readonly string[];
  readonly security?: SecurityDeclaration;
  readonly unknown?: UnknownPolicy;
  readonly limits: LimitsDeclaration;
  /** In order of binding; a name bound twice stays twice here and is reported at boot. */
  readonly dependencies: readonly { readonly name: string; readonly dependency: DependencyDeclaration }[];
  readonly responses: readonly ResponseDeclarations[];
  readonly errors: readonly ErrorMappingDeclaration[];
  readonly arounds: readonly UserFunction[];
}

export interface RouteDeclaration extends InputDeclarations {
  readonly kind: 'route';
  readonly of: KindDeclaration;
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly security?: SecurityDeclaration;
  readonly unknown?: UnknownPolicy;
  readonly limits: LimitsDeclaration;
  readonly body?: unknown;
  readonly responses: ResponseDeclarations;
  readonly handler: UserFunction;
}

/** A foreign `fetch` handler below a prefix, or a tree of routes of a package. */
export interface MountDeclaration {
  readonly kind: 'mount';
  readonly of: KindDeclaration;
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** A handler below the contract: no inputs, no responses, in no document. `kind: null` is public. */
export interface RawRouteDeclaration {
  readonly name: string;
  readonly of: KindDeclaration | null;
  readonly methods: readonly string[];
  readonly path: string;
  readonly respond: (request: HttpRequest, rest: string) => HttpResponse | Promise<HttpResponse>;
}

/** Where the docs page and the document are, to whom they are served, how the page looks. */
export interface DocsDeclaration {
  readonly path: string | false;
  readonly documentPath: string;
  readonly title: string | null;
  readonly of: KindDeclaration | null;
  readonly view: DocsView;
}

/** All that `createApp` was told. */
export interface AppDeclaration {
  readonly routes: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly docs: DocsDeclaration | null;
  readonly logger: Logger;
  readonly isDevelopment: boolean;
}
