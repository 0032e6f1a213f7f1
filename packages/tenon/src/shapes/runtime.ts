import type { SecurityScheme } from './declaration.ts';
import type { CredentialsPlan, RoutePlan } from './plan.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { IssueLocation } from './problem.ts';
import type { SchemaNode } from './schema.ts';

/** A function that emitted code calls. */
type Callable = (...args: never[]) => unknown;

/**
 * What emitted pipelines call in `run/`; emitters get it from `compile.ts`, because stages do not import each other.
 * Every member becomes a constant of the units that use it.
 */
export interface Runtime {
  /** `(request, plan) → credentials | undefined` */
  readonly readCredentials: (request: HttpRequest, plan: CredentialsPlan) => unknown;
  /** The name of the scheme whose credentials `readCredentials` gives. */
  readonly schemeOf: (request: HttpRequest, plan: CredentialsPlan) => string | undefined;
  /** `(plan) → HttpError` 401 with `WWW-Authenticate`. */
  readonly unauthorized: (plan: CredentialsPlan) => Error;
  /** Throws 406 when nothing in `mediaTypes` is acceptable. */
  readonly negotiate: (request: HttpRequest, mediaTypes: readonly string[]) => void;
  /** `(request, rules, use) → use(value | undefined)`, or a promise of it: reads and parses a JSON body. */
  readonly readJsonBody: Callable;
  /** `(request, rules, forms, use)`: the same in one of several media types. */
  readonly readRepresentedBody: Callable;
  /** `(exchange, body, facts) → HttpResponse`: in the media type that the caller likes best. */
  readonly represented: Callable;
  /** The 422 for inputs of which at least one fails: every issue of every location, up to a cap. */
  readonly invalid: (inputs: readonly CheckedInput[]) => HttpResponse;
  /** The 422 for a value that a user's transform refused. */
  readonly undecodable: (location: IssueLocation, error: unknown) => Error;
  readonly isThenable: (value: unknown) => boolean;
  readonly HandlerRequest: abstract new (...args: never[]) => unknown;
  readonly DependencyRequest: abstract new (...args: never[]) => unknown;
  readonly Replied: abstract new (...args: never[]) => unknown;
  /** `(exchange, arounds, work) → Promise<HttpResponse>` */
  readonly throughArounds: Callable;
  /** `(list, headers, required) → list`: adds a handler's headers, checked. */
  readonly addHeaders: Callable;
  readonly problemBody: Callable;
  /** Every scheme that a route asks for, its dependencies' too. */
  readonly credentialsOf: (route: Pick<RoutePlan, 'security' | 'dependencies'>) => CredentialsPlan | null;
  readonly challengeOf: (alternatives: readonly SecurityScheme[]) => string;
  /** What a bare value means where none is allowed. */
  readonly bareResult: (at: string) => Error;
  /** A response header that is not what its schema declares. */
  readonly wrongHeader: (name: string) => Error;
  readonly undeclaredStatus: (status: number, at: string) => Error;
  /** `(source, exchange, facts) → HttpResponse`: a body that is written item by item. */
  readonly streamed: Callable;
  /** The one buffer that responses are written into, and how its content is taken: text on Node, bytes on loan elsewhere. */
  readonly sink: unknown;
  readonly takeBody: 'text' | 'bytes';
}

/** An input and the schema that it did, or may not, satisfy. */
export interface CheckedInput {
  readonly location: IssueLocation;
  readonly schema: () => SchemaNode;
  readonly value: unknown;
  readonly check: (value: unknown) => boolean;
  /** How deep the value may nest, where that was not looked at before. */
  readonly depth: number | null;
}

/** The function of one route. */
export type RouteFunction = (request: HttpRequest, params: readonly string[], exchange: unknown) => HttpResponse | Promise<HttpResponse>;

/** What the dispatcher needs to know of a route beside its function. */
export type RouteFacts = Pick<RoutePlan, 'index' | 'at' | 'operationId' | 'method' | 'path' | 'errors' | 'limits' | 'priority' | 'cors' | 'csrf'> & {
  /** Declared by the route and its scopes. */
  readonly own: ReadonlySet<number>;
  /** Declared by the route, its scopes or its dependencies. */
  readonly statuses: ReadonlySet<number>;
  /** Name, value, name, value…: headers of every response, `null` where there are none. */
  readonly headers: readonly string[] | null;
  /** What a 401 asks for; `null` where no scheme is. */
  readonly challenge: string | null;
  /** Whether it reads what browsers send by themselves. */
  readonly hasAmbientCredentials: boolean;
};
