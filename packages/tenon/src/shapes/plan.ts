import type { Segment } from '../support/path-template.ts';
import type { CorsPlan, CsrfPlan } from './browsers.ts';
import type { ErrorMappingDeclaration, PluginDeclaration, SecurityScheme, UserFunction } from './declaration.ts';
import type { Extensions, ExternalDocs, Info, Link, Server, Tag } from './documentation.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Json } from './json.ts';
import type { ParametersPlan, UnknownPolicy } from './parameter.ts';
import type { Priority } from './priority.ts';
import type { Representation } from './representation.ts';
import type { Schemas, SchemaNode } from './schema.ts';
import type { StreamPlan } from './stream.ts';

/** An app, analysed: all that the server, the document and the clients are printed from. Frozen. */
export interface Plan {
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly externalDocs: ExternalDocs | null;
  readonly extensions: Extensions;
  /** Sorted by name. */
  readonly webhooks: readonly WebhookPlan[];
  /** The main one first, then the others by name. */
  readonly documents: readonly DocumentPlan[];
  /** In the order of the tree. */
  readonly routes: readonly RoutePlan[];
  readonly plugins: readonly { readonly name: string; readonly plugin: PluginDeclaration }[];
  readonly schemas: Schemas;
  /** Whether a schema has a part that only Ajv can check. */
  readonly hasForeign: boolean;
  /** By name, sorted. */
  readonly schemes: readonly SecurityScheme[];
  /** Things worth a warning when the app starts. */
  readonly warnings: readonly string[];
  readonly docs: { readonly path: string | null; readonly documentPath: string; readonly title: string } | null;
}

/** One route with everything that holds for it, inherited or its own. */
export interface RoutePlan {
  readonly index: number;
  /** `GET /books/{id}` */
  readonly at: string;
  /** Tree path: `books.get`. */
  readonly name: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly segments: readonly Segment[];
  readonly summary: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly isDeprecated: boolean;
  readonly security: SecurityPlan;
  /** In the order in which they run; each once. */
  readonly dependencies: readonly DependencyPlan[];
  readonly params: ParametersPlan | null;
  readonly query: ParametersPlan | null;
  readonly headers: ParametersPlan | null;
  readonly cookies: ParametersPlan | null;
  readonly body: BodyPlan | null;
  /** What the handler may answer: own, scope's; ascending. */
  readonly responses: readonly ResponsePlan[];
  readonly errors: readonly ErrorMappingDeclaration[];
  readonly arounds: readonly UserFunction[];
  readonly limits: LimitsPlan;
  readonly priority: Priority;
  readonly unknown: UnknownPolicy;
  readonly cors: CorsPlan | null;
  readonly csrf: CsrfPlan | null;
  readonly work: RouteWork;
  readonly notes: RouteNotes;
}

/** What only documents and headers say of a route. */
export interface RouteNotes {
  /** Empty: for everyone. */
  readonly audiences: readonly string[];
  readonly deprecation: DeprecationPlan | null;
  readonly externalDocs: ExternalDocs | null;
  readonly extensions: Extensions;
  readonly callbacks: readonly CallbackPlan[];
}

/** How far an operation is on its way out. */
export interface DeprecationPlan {
  /** ISO dates. */
  readonly since: string | null;
  readonly sunset: string | null;
  readonly successor: string | null;
  /** Name, value, name, value…: they go with every response of the route. */
  readonly headers: readonly string[];
}

/** A request that the app sends because of one that it got. */
export interface CallbackPlan {
  readonly name: string;
  /** A runtime expression: `{$request.body#/callbackUrl}`. */
  readonly expression: string;
  readonly webhook: WebhookPlan;
}

/** A request that the app sends. Its body goes out like a response's, its responses come in like requests' bodies. */
export interface WebhookPlan {
  readonly name: string;
  readonly at: string;
  readonly operationId: string;
  readonly method: string;
  readonly summary: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly isDeprecated: boolean;
  readonly audiences: readonly string[];
  readonly query: ParametersPlan | null;
  readonly headers: ParametersPlan | null;
  readonly body: { readonly isRequired: boolean; readonly mediaType: string; readonly schema: SchemaNode } | null;
  readonly responses: readonly ResponsePlan[];
  readonly extensions: Extensions;
}

/** One document of an app. */
export interface DocumentPlan {
  /** `null` is the main one. */
  readonly name: string | null;
  /** Where it is served. */
  readonly path: string;
  readonly info: Info;
  readonly audiences: readonly string[];
  readonly tags: readonly string[] | null;
  readonly prefix: string | null;
  readonly inputVariants: boolean;
}

/** Who answers. A raw handler is in no document: a mounted `fetch` handler, the docs page. */
export type RouteWork =
  | { readonly kind: 'handler'; readonly handler: UserFunction }
  | { readonly kind: 'raw'; readonly respond: (request: HttpRequest, rest: string, context: unknown) => HttpResponse | Promise<HttpResponse> };

/** Bounds of a request. */
export interface LimitsPlan {
  readonly bodyBytes: number;
  readonly jsonDepth: number;
  /** 0 is no bound. */
  readonly timeoutMs: number;
}

/** The requirement in the document and the checks that run. */
export interface SecurityPlan {
  /** The route's own check beside those of its dependencies; null when dependencies or nothing ask. */
  readonly own: CredentialsPlan | null;
  /** OpenAPI's form: alternatives of schemes that are needed together; `[]` is public; `[[], …]` is optional. */
  readonly requirement: readonly (readonly { readonly scheme: string; readonly scopes: readonly string[] }[])[];
}

/** Where credentials are looked for. */
export interface CredentialsPlan {
  readonly alternatives: readonly SecurityScheme[];
  readonly isOptional: boolean;
}

/** One dependency of one route. */
export interface DependencyPlan {
  /** A name for logs and code: the one it is first bound under. */
  readonly name: string;
  /** Names that the handler knows it under. */
  readonly bindings: readonly string[];
  /** The context that `provide` gets: name there → index into `RoutePlan.dependencies`. */
  readonly needs: readonly { readonly name: string; readonly index: number }[];
  readonly credentials: CredentialsPlan | null;
  /** Neither it nor what it needs reads an input: it runs before inputs are checked. */
  readonly isGuard: boolean;
  readonly responses: readonly ResponsePlan[];
  /** What it may add to every response of the route. */
  readonly responseHeaders: readonly HeaderPlan[];
  /** The declaration itself: tests override by identity. */
  readonly provide: UserFunction;
  readonly release: UserFunction | null;
}

/** The body of a request. */
export interface BodyPlan {
  readonly isRequired: boolean;
  readonly contents: readonly ContentPlan[];
}

/** One media type of a request body. */
export interface ContentPlan {
  readonly mediaType: string;
  /** As declared. */
  readonly schema: SchemaNode;
  /** What a request must satisfy: closed by policy, without defaulted members. */
  readonly request: SchemaNode;
  /** What documents say of it: `request`, where that is what callers send. */
  readonly documented: SchemaNode;
  /** `null` is JSON. */
  readonly representation: Representation | null;
}

/** One response of a route or a dependency. */
export interface ResponsePlan {
  readonly status: number;
  readonly description: string;
  readonly content: ResponseContent | null;
  /** The same body in other media types, for callers who ask for one. */
  readonly alternatives: readonly ResponseContent[];
  /** A problem: `status` is filled in, sent as `application/problem+json`. */
  readonly isProblem: boolean;
  readonly headers: readonly HeaderPlan[];
  readonly examples: { readonly [name: string]: Json } | null;
  readonly links: { readonly [name: string]: Link } | null;
  readonly extensions: Extensions;
}

/** The body of a response. */
export interface ResponseContent {
  readonly mediaType: string;
  /** Of the body, or of each item of a streamed one: of the data of an event. */
  readonly schema: SchemaNode;
  /** `null` is JSON. */
  readonly representation: Representation | null;
  /** Set where the body is written item by item. */
  readonly stream?: StreamPlan;
}

/** A declared response header. */
export interface HeaderPlan {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: SchemaNode;
}
