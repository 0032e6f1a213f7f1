import type { CorsOptions, CsrfOptions, SecurityHeaderOptions } from './browsers.ts';
import type { DocsView, ShownOperation } from './docs.ts';
import type { Deprecation, DocumentSelection, Extensions, ExternalDocs, Info, Link, Server, Tag } from './documentation.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { LayerFactory } from './layer.ts';
import type { Logger } from './logger.ts';
import type { UnknownPolicy } from './parameter.ts';
import type { Priority } from './priority.ts';
import type { ProblemInit } from './problem.ts';
import type { Representation } from './representation.ts';
import type { StreamPlan } from './stream.ts';

/** A user's function; its types were checked where it was declared. */
export type UserFunction = (...args: never[]) => unknown;

/** How tokens are had. Source: OpenAPI 3.1 section 4.8.28; the device flow is of 3.2. */
export interface OAuthFlows {
  readonly authorizationCode?: { readonly authorizationUrl: string; readonly tokenUrl: string; readonly refreshUrl?: string };
  readonly clientCredentials?: { readonly tokenUrl: string; readonly refreshUrl?: string };
  readonly deviceAuthorization?: { readonly deviceAuthorizationUrl: string; readonly tokenUrl: string; readonly refreshUrl?: string };
  /** Every scope there is, and what it allows. */
  readonly scopes: { readonly [scope: string]: string };
}

/** One way to prove who calls. All but basic and API keys are tokens in `Authorization: Bearer`; scopes of theirs are roles (OpenAPI 3.1 section 4.8.30). */
export type SecurityScheme =
  | { readonly kind: 'bearer'; readonly name: string; readonly format: string | null; readonly scopes: readonly string[] }
  | { readonly kind: 'oauth2'; readonly name: string; readonly flows: OAuthFlows; readonly scopes: readonly string[] }
  | { readonly kind: 'openIdConnect'; readonly name: string; readonly url: string; readonly scopes: readonly string[] }
  | { readonly kind: 'basic'; readonly name: string; readonly realm: string; readonly scopes: readonly string[] }
  | {
      readonly kind: 'apiKey';
      readonly name: string;
      readonly in: 'header' | 'query' | 'cookie';
      readonly parameter: string;
      readonly scopes: readonly string[];
    };

/** What a declaration says about security: the first alternative for which a request has credentials counts. */
export type SecurityDeclaration = 'public' | { readonly alternatives: readonly SecurityScheme[]; readonly isOptional: boolean };

/** Bounds of a request; absent members are inherited. */
export interface LimitsDeclaration {
  readonly bodyBytes?: number;
  readonly jsonDepth?: number;
  readonly timeoutMs?: number;
  readonly priority?: Priority;
}

/** Bounds beyond which requests are refused before they are read. */
export interface SheddingDeclaration {
  readonly maxInFlight: number;
  readonly maxEventLoopDelayMs: number;
}

/** Schemas by slot, as the user wrote them. */
export interface InputDeclarations {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly cookies?: unknown;
}

/** A response with more than a body. */
export interface ResponseDeclaration extends Extensions {
  readonly body: unknown;
  readonly headers?: unknown;
  readonly description?: string;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly mediaType?: string;
  readonly links?: Readonly<Record<string, Link>>;
}
/** A body that is written item by item; stands where the schema of a body does. */
export interface StreamDeclaration {
  readonly kind: 'stream';
  /** The schema of an item: of the data of an event. */
  readonly item: unknown;
  readonly plan: StreamPlan;
}
/** One schema in several media types; stands where the schema of a body does. */
export interface ContentDeclaration {
  readonly kind: 'content';
  readonly schema: unknown;
  /** Of the value that is read, where it is not what callers send. */
  readonly accepted?: unknown;
  readonly representations: readonly Representation[];
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
  /** The schema of headers that go with every response. */
  readonly responseHeaders?: unknown;
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
  readonly info: Info;
  readonly externalDocs: ExternalDocs | null;
  readonly extensions: Extensions;
  /** By name. */
  readonly webhooks: Readonly<Record<string, WebhookDeclaration>>;
  readonly audiences: readonly string[];
  readonly plugins: Readonly<Record<string, PluginDeclaration>>;
  readonly security?: SecurityDeclaration;
  readonly unknown?: UnknownPolicy;
  readonly limits: LimitsDeclaration;
  readonly tags: readonly Tag[];
}

/** A request that the app sends: on its own, or as the callback of a route. */
export interface WebhookDeclaration extends Extensions {
  readonly kind: 'webhook';
  readonly method: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly audiences: readonly string[];
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly responses: ResponseDeclarations;
}

/** A kind of route: everything that `with` and `scope` have gathered, outermost first. */
export interface KindDeclaration {
  readonly kind: 'kind';
  readonly api: ApiDeclaration | null;
  readonly prefix: string;
  readonly tags: readonly string[];
  readonly security?: SecurityDeclaration;
  readonly unknown?: UnknownPolicy;
  /** Of these two the nearest word counts. */
  readonly cors?: CorsOptions | false;
  readonly csrf?: CsrfOptions | false;
  /** Whom its routes are for; the nearest word counts, none is for everyone. */
  readonly audiences?: readonly string[];
  readonly limits: LimitsDeclaration;
  /** In order of binding; a name bound twice stays twice here and is reported at boot. */
  readonly dependencies: readonly { readonly name: string; readonly dependency: DependencyDeclaration }[];
  readonly responses: readonly ResponseDeclarations[];
  readonly errors: readonly ErrorMappingDeclaration[];
  readonly arounds: readonly UserFunction[];
}

export interface RouteDeclaration extends InputDeclarations, Extensions {
  readonly kind: 'route';
  readonly of: KindDeclaration;
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean | Deprecation;
  readonly externalDocs?: ExternalDocs;
  readonly audiences?: readonly string[];
  /** Webhook values by name and by the expression that gives their URL. */
  readonly callbacks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly security?: SecurityDeclaration;
  readonly unknown?: UnknownPolicy;
  readonly cors?: CorsOptions | false;
  readonly csrf?: CsrfOptions | false;
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
  /** In place of `fetch`, for parts of Tenon: answers GET at the prefix itself. */
  readonly answer?: RawRouteDeclaration['respond'];
}

/** A handler below the contract: no inputs, no responses, in no document. `kind: null` is public. */
export interface RawRouteDeclaration {
  readonly name: string;
  readonly of: KindDeclaration | null;
  readonly methods: readonly string[];
  readonly path: string;
  /** `context`: what its kind provides. */
  readonly respond: (request: HttpRequest, rest: string, context: unknown) => HttpResponse | Promise<HttpResponse>;
}

/** Where the docs page and the document are, to whom they are served, how the page looks. */
export interface DocsDeclaration {
  readonly path: string | false;
  readonly documentPath: string;
  readonly title: string | null;
  readonly of: KindDeclaration | null;
  /** Leaves out what this caller is not shown. */
  readonly show: ((operation: ShownOperation, context: never) => boolean) | null;
  readonly view: DocsView;
}

/** The main document. */
export interface DocumentDeclaration extends DocumentSelection {
  /** Whether a schema that callers may fill in less of is two components, `Book` and `BookInput`. */
  readonly inputVariants: boolean;
}

/** A further document: what differs from the main one. */
export interface NamedDocumentDeclaration extends DocumentSelection {
  readonly title?: string;
  readonly version?: string;
  readonly description?: string;
  readonly of: KindDeclaration | null;
}

/** The proxies whose word on callers is believed. */
export interface ProxiesDeclaration {
  /** Addresses, subnets, `loopback`, `link-local`, `private`. */
  readonly trusted: readonly string[];
  readonly header: 'x-forwarded' | 'forwarded';
}

/** All that `createApp` was told. */
export interface AppDeclaration {
  readonly routes: Readonly<Record<string, unknown>>;
  readonly servers: readonly Server[];
  readonly document: DocumentDeclaration;
  readonly documents: Readonly<Record<string, NamedDocumentDeclaration>>;
  readonly docs: DocsDeclaration | null;
  /** From the outside in. */
  readonly layers: readonly LayerFactory[];
  readonly proxies: ProxiesDeclaration | null;
  readonly cors?: CorsOptions | false;
  readonly csrf?: CsrfOptions | false;
  /** `null` answers for every host. */
  readonly hosts: readonly string[] | null;
  /** `null` adds none. */
  readonly securityHeaders: SecurityHeaderOptions | null;
  /** `null` refuses nothing. */
  readonly shedding: SheddingDeclaration | null;
  readonly logger: Logger;
  readonly isDevelopment: boolean;
}
