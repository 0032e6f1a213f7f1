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
type HeadersOf<T> = [T] extends [Headed<unknown, infer Header>] ? Header : {};
/** The input of a call; a slot whose members are all optional may be left out. */
// oxfmt-ignore
export type Args<In> =
  & { [S in keyof In as [In[S]] extends [undefined] ? never : {} extends In[S] ? never : S]: In[S] }
  & { [S in keyof In as [In[S]] extends [undefined] ? never : {} extends In[S] ? S : never]?: In[S] };
/** What one call may add. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}
type CallArgs<In> = {} extends Args<In> ? [input?: Args<In>, options?: CallOptions] : [input: Args<In>, options?: CallOptions];
/** Calls one route. */
export interface Call<In, Out, Fails> {
  (...args: CallArgs<In>): Promise<Outcome<Out> | Outcome<Fails>>;
  /** Throws a failure; resolves to the success body. */
  orThrow(...args: CallArgs<In>): Promise<DataOf<Out[keyof Out & Success2xx]>>;
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
/** Where a client calls. */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Sent with every call; a function is asked before each. */
  readonly headers?: ClientHeaders | (() => ClientHeaders | Promise<ClientHeaders>);
}
/** Header values by name. */
export interface ClientHeaders {
  readonly [name: string]: string;
}
