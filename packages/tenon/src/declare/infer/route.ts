import type { OptionalKind } from '@sinclair/typebox';
import type { CorsOptions, CsrfOptions } from '../../shapes/browsers.ts';
import type { Deprecation, Extensions, ExternalDocs } from '../../shapes/documentation.ts';
import type { Caller } from '../../shapes/http.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { Priority } from '../../shapes/priority.ts';
import type { SecurityChoice } from './dependency.ts';
import type { Flat } from './flat.ts';
import type { Method } from './method.ts';
import type { Gives, Reply, Result } from './response.ts';
import type { Decoded, Sent, Unset } from './views.ts';
import type { Callbacks } from './webhook.ts';

/** The names in a path template: `PathKeys<'/a/{b}/{c}'>` is `'b' | 'c'`. */
export type PathKeys<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | PathKeys<Rest> : never;
/** A declared params schema must name every `{name}` of the path that no dependency declares. */
export type ParamsFor<Path extends string, Sees> = Naming<Exclude<PathKeys<Path>, keyof Slot<Sees, 'params'>>>;
// oxfmt-ignore
type Naming<Name extends string> =
  | { readonly '~standard': object }
  | { readonly '~model': { readonly [_ in Name]: unknown } }
  | { readonly properties: { readonly [_ in Name]: unknown } };
type PathParams<Path extends string, Declared> =
  PathKeys<Path> extends infer Names extends string ? { [K in Names]: K extends keyof Declared ? Declared[K] : string } : never;
/** One slot of what dependencies read. */
export type Slot<Inputs, Name extends string> = Inputs extends { readonly [_ in Name]: infer T } ? T : {};

/** What a handler receives. Members resolve one by one, only when destructured. */
export interface Req<Path extends string, Params, Query, Header, Cookie, Body, Bodies, Sees> {
  readonly params: SeenParams<Path, Params, Slot<Sees, 'params'>>;
  readonly query: Seen<Decoded<Query>, Sees, 'query'>;
  readonly headers: Seen<Decoded<Header>, Sees, 'headers'>;
  readonly cookies: Seen<Decoded<Cookie>, Sees, 'cookies'>;
  readonly body: Body extends { readonly [OptionalKind]: 'Optional' } ? Decoded<Body> | undefined : Decoded<Body>;
  readonly reply: Reply<Bodies>;
  readonly request: Request;
  /** The address, scheme and host that the request came by. */
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Runs a task after the response was sent; shutdown waits for it. */
  readonly after: (task: () => unknown) => void;
}
type SeenParams<Path extends string, Params, Declared> = Params extends Unset ? PathParams<Path, Declared> : Decoded<Params> & Declared;
type Seen<Own, Sees, Name extends string> = Sees extends { readonly [_ in Name]: infer T } ? ([Own] extends [undefined] ? T : Own & T) : Own;
/** A handler. Its result is compared per status. */
export type Handler<Input, Context, Bodies> = (request: Input, context: Context) => Result<Bodies> | Promise<Result<Bodies>>;
/** Bounds of a request. */
export interface Limits {
  readonly bodyBytes?: number;
  readonly jsonDepth?: number;
  readonly timeoutMs?: number;
  /** What is refused first while there is too much to do: `low` early, `high` never. Default: `normal`. */
  readonly priority?: Priority;
}
/** The parts of a route that only people read. */
export interface RouteDocs extends Extensions {
  readonly operationId?: string | undefined;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly deprecated?: boolean | Deprecation | undefined;
  readonly externalDocs?: ExternalDocs | undefined;
  /** Whom it is for: which documents it is in. Default: its scope's, else everyone. */
  readonly audience?: string | readonly string[] | undefined;
  /** Requests that the app sends because of this one. */
  readonly callbacks?: Callbacks | undefined;
}
/** What a route declares beside its handler. */
export interface RouteParts<M extends Method, Path extends string, Replies, Params, Query, Header, Cookie, Body> extends RouteDocs {
  readonly method: M;
  readonly path?: Path;
  readonly security?: SecurityChoice;
  readonly unknown?: UnknownPolicy;
  readonly cors?: CorsOptions | false;
  readonly csrf?: CsrfOptions | false;
  readonly limits?: Limits;
  readonly params?: Params;
  readonly query?: Query;
  readonly headers?: Header;
  readonly cookies?: Cookie;
  readonly body?: Body;
  readonly responses: Replies;
}
/** The literal of a route. `Shared` are the responses of its scopes, `Sees` what its dependencies read. */
export interface RouteDef<
  Context,
  Shared,
  Sees,
  Prefix extends string,
  M extends Method,
  Path extends string,
  Replies,
  Params,
  Query,
  Header,
  Cookie,
  Body,
> extends RouteParts<M, Path, Replies, Params, Query, Header, Cookie, Body> {
  readonly handler: Handler<Req<`${Prefix}${Path}`, Params, Query, Header, Cookie, Body, Gives<Replies & Shared>, Sees>, Context, Gives<Replies & Shared>>;
}
/** A route, resolved: no schema type survives into the `.d.ts`. `Fails` are the failures of dependencies and scopes. */
export interface Route<M extends string, Path extends string, In, Out, Fails> {
  readonly method: M;
  readonly path: Path;
  readonly '~io': { readonly in: In; readonly out: Out; readonly fails: Fails };
}

/** What a call of the route takes. Prints as one flat object, where undeclared slots are `undefined`. */
// oxfmt-ignore
export type Input<Path extends string, Params, Query, Header, Cookie, Body, Sends> =
  [Header, Cookie, keyof Sends] extends [Unset, Unset, never]
  ? { params: SentParams<Path, Params, {}>; query: Sent<Query>; body: Sent<Body> }
  : {
    params: SentParams<Path, Params, Slot<Sends, 'params'>>;
    query: Joined<Sent<Query>, Sends, 'query'>;
    headers: Joined<Sent<Header>, Sends, 'headers'>;
    cookies: Joined<Sent<Cookie>, Sends, 'cookies'>;
    body: Sent<Body>;
  };
// oxfmt-ignore
type SentParams<Path extends string, Params, Declared> =
  Params extends Unset ? PathParams<Path, Declared>
  : [keyof Declared] extends [never] ? Sent<Params>
  : Flat<Sent<Params> & Declared>;
type Joined<Own, Sends, Name extends string> = Sends extends { readonly [_ in Name]: infer T } ? ([Own] extends [undefined] ? T : Flat<Own & T>) : Own;

/** The input of a route below a prefix and dependencies that it did not know when it was declared. */
export type Beneath<In, Prefix extends string, Sends> = Both<In, Sends & { params: PathParams<Prefix, Slot<Sends, 'params'>> }>;
// oxfmt-ignore
type Both<In, More> = {
  [S in keyof In | keyof More]:
    S extends keyof More ? S extends keyof In ? [In[S]] extends [undefined] ? More[S] : Flat<In[S] & More[S]> : More[S]
    : In[S & keyof In];
};
