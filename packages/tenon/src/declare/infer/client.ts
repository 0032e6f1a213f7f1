import type { NotRoutes } from './factory.ts';
import type { Headed, Success2xx } from './response.ts';
import type { Route } from './route.ts';
import type { Wire } from './views.ts';

/** A 2xx result. `headers` are the declared ones. */
export interface Success<Status, Data, Headers> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly headers: Headers;
  readonly response: Response;
}
/** Any other declared result. */
export interface Failure<Status, Body, Headers> {
  readonly ok: false;
  readonly status: Status;
  readonly error: Body;
  readonly headers: Headers;
  readonly response: Response;
}
/** The union of a route's results. (`& number`: failures may carry the needs of a package under a name.) */
// oxfmt-ignore
export type Outcome<Out> = {
  [S in keyof Out]:
    `${S & number}` extends `2${string}` ? Success<S, DataOf<Out[S]>, HeadersOf<Out[S]>> : Failure<S, DataOf<Out[S]>, HeadersOf<Out[S]>>;
}[keyof Out & number];
type DataOf<T> = [T] extends [Headed<infer Body, unknown>] ? Body : T;
type HeadersOf<T> = [T] extends [Headed<unknown, infer Header>] ? ReceivedHeaders<Header> : {};
/** By lower-case name, as `fetch` has them; a value without a codec is the text that came: `{ 'X-Count': number }` is `{ 'x-count': string }`. */
type ReceivedHeaders<H> = { [K in keyof H as Lowercase<K & string>]: [H[K]] extends [string | Date | bigint | Uint8Array] ? H[K] : string };
/** The body of a success. */
export type SuccessOf<Out> = DataOf<Out[keyof Out & Success2xx]>;
/** The input of a call; a slot whose members are all optional may be left out. */
// oxfmt-ignore
export type Args<In> =
  & { [S in keyof In as [In[S]] extends [undefined] ? never : {} extends In[S] ? never : S]: In[S] }
  & { [S in keyof In as [In[S]] extends [undefined] ? never : {} extends In[S] ? S : never]?: In[S] };
/**
 * What one call may say, and a client for all of its calls; the call's word counts. What else `fetch` takes goes to it as it
 * is: `credentials`, `cache`, `keepalive`, `redirect`, `priority`, …
 */
export interface CallOptions extends Omit<RequestInit, 'method' | 'headers' | 'body' | 'signal' | 'window'> {
  /** Ends the call with the signal's reason. A client's signal and a call's both count. */
  readonly signal?: AbortSignal;
  /** How long a call may take, from its headers to the end of its body, or the head of a stream, all tries together; `Infinity` lifts a client's limit. */
  readonly timeoutMs?: number;
  /** A function is asked before each call. A call's headers come on top of its client's; `undefined` takes one away. */
  readonly headers?: ClientHeaders | (() => ClientHeaders | Promise<ClientHeaders>);
  readonly fetch?: typeof fetch;
}
type CallArgs<In> = {} extends Args<In> ? [input?: Args<In>, options?: CallOptions] : [input: Args<In>, options?: CallOptions];
/** Calls one route. */
export interface Call<In, Out, Fails> {
  /** Method and path: `GET /books/{id}`. */
  readonly route: string;
  (...args: CallArgs<In>): Promise<Outcome<Out> | Outcome<Fails>>;
  /** Throws a failure; resolves to the success body. */
  orThrow(...args: CallArgs<In>): Promise<SuccessOf<Out>>;
}
/** No `as` clause: filtering keys would resolve every route of a module just to list them. */
// oxfmt-ignore
export type Client<Tree> = {
  readonly [K in keyof Tree]:
    Tree[K] extends { readonly '~io': { readonly in: infer In; readonly out: infer Out; readonly fails: infer Fails } } ? Call<In, Out, Fails>
    : Tree[K] extends NotRoutes ? never
    : Client<Tree[K]>;
};

/** The second view, `client['GET /books/{id}'](…)`: resolves every route of the app, once, and only where it is used. */
// oxfmt-ignore
export type PathClient<Tree> = {
  readonly [R in Leaves<Tree> as R extends Route<infer M, infer Path, unknown, unknown, unknown> ? `${M} ${Path}` : never]:
    R extends { readonly '~io': { readonly in: infer In; readonly out: infer Out; readonly fails: infer Fails } } ? Call<Wire<In>, Wire<Out>, Wire<Fails>> : never;
};
// oxfmt-ignore
type Leaves<Tree> = {
  [K in keyof Tree]:
    Tree[K] extends { readonly '~io': unknown } ? Tree[K]
    : Tree[K] extends NotRoutes ? never
    : Leaves<Tree[K]>;
}[keyof Tree];
/** Where a client calls, and how. */
export interface ClientOptions extends CallOptions {
  readonly baseUrl: string;
  /** Around every call, the first outermost. */
  readonly interceptors?: readonly Interceptor[];
}
/** Header values by name. */
export interface ClientHeaders {
  readonly [name: string]: string | undefined;
}
/**
 * Stands around `fetch`: may change the request, look at the response, ask again, or answer by itself.
 * `call.route` is the method and path as declared, `call.body` what was given to `fetch`: a stream can be sent once only.
 */
export interface Interceptor {
  (request: Request, next: (request: Request) => Promise<Response>, call: { readonly route: string; readonly body: BodyInit | null }): Promise<Response>;
}
