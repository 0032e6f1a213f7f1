import type { CorsOptions, CsrfOptions } from '../../shapes/browsers.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { Checked, Dependencies, ErrorMapping, Inputs, IsSecured, Missing, Part, Provided, SecurityChoice } from './dependency.ts';
import type { Flat } from './flat.ts';
import type { Responses, Takes } from './response.ts';
import type { Method } from './method.ts';
import type { Beneath, Input, Limits, ParamsFor, Route, RouteDef } from './route.ts';
import type { Schema } from './schema.ts';
import type { Unset } from './views.ts';

/** What can be read from a factory without comparing its signatures. */
export interface FactoryKind<Context, Fails, Prefix, Sends = unknown> {
  readonly '~kind': { readonly context: Context; readonly fails: Fails; readonly prefix: Prefix; readonly sends: Sends };
}
/**
 * Makes routes of one kind. `Fails` are the failures of its dependencies and scopes, `Shared` the responses that handlers may give
 * beside their own, `Sees` and `Sends` what dependencies read, as handlers see it and as callers send it.
 */
export interface RouteFactory<Context, Fails, Shared, Sees, Sends, Prefix extends string> extends FactoryKind<Context, Fails, Prefix, Sends> {
  <
    const M extends Method,
    const Replies extends Responses,
    const Path extends string = '',
    Params extends Unset | ParamsFor<`${Prefix}${Path}`, Sees> = Unset,
    Query extends Schema = Unset,
    Header extends Schema = Unset,
    Cookie extends Schema = Unset,
    Body extends Schema = Unset,
  >(
    def: RouteDef<Context, Shared, Sees, Prefix, M, Path, Replies, Params, Query, Header, Cookie, Body>,
  ): Route<M, `${Prefix}${Path}`, Input<`${Prefix}${Path}`, Params, Query, Header, Cookie, Body, Sends>, Takes<Replies>, Fails>;
  /** A kind of route whose handlers also receive these dependencies. */
  with<const Bound extends Dependencies>(
    dependencies: Bound & Checked<Bound, Context>,
  ): RouteFactory<
    Flat<Context & Provided<Bound>>,
    Merged<Fails, FailuresOf<Bound>>,
    Shared,
    Flat<Sees & Inputs<Bound, 'sees'>>,
    Flat<Sends & Inputs<Bound, 'sends'>>,
    Prefix
  >;
  /** A kind of route that shares a prefix, tags, security, responses, error mappings and limits. */
  scope<
    const Path extends string = '',
    const Replies extends Responses = {},
    const Errors extends readonly ErrorMapping<number, unknown>[] = [],
    const Bound extends Dependencies = {},
  >(
    options: ScopeOptions<Path, Replies, Errors> & { readonly with?: Bound & Checked<Bound, Context> },
  ): RouteFactory<
    Flat<Context & Provided<Bound>>,
    Merged<Merged<Fails, Takes<Replies>>, Merged<FailuresOf<Bound>, Mapped<Errors>>>,
    Flat<Shared & Replies>,
    Flat<Sees & Inputs<Bound, 'sees'>>,
    Flat<Sends & Inputs<Bound, 'sends'>>,
    `${Prefix}${Path}`
  >;
}
/** What a scope shares. */
export interface ScopeOptions<Prefix extends string, Replies, Errors> {
  readonly prefix?: Prefix;
  readonly tags?: readonly string[];
  /** Whom its routes are for: which documents they are in. */
  readonly audience?: string | readonly string[];
  readonly security?: SecurityChoice;
  readonly responses?: Replies;
  readonly errors?: Errors;
  /** Runs around the handlers of the scope, after their guards and input checks. */
  readonly around?: Around;
  readonly unknown?: UnknownPolicy;
  readonly cors?: CorsOptions | false;
  readonly csrf?: CsrfOptions | false;
  readonly limits?: Limits;
}
/** What `around` sees of a call. */
export interface AroundCall {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly signal: AbortSignal;
}
/** What `next()` resolves to. `headers` can be added to. */
export interface Answer {
  readonly '~answer': true;
  readonly status: number;
  readonly headers: Headers;
}
/** Observes, times or adds headers; must answer with what `next()` gave, or throw. */
export type Around = (call: AroundCall, next: () => Promise<Answer>) => Promise<Answer>;

/** A literal that says its own security. */
export interface RouteNeedsSecurityOfItsOwnOrFromApiScopeOrDependency {
  readonly security: SecurityChoice;
}
/** Routes of an api that has said nothing about security: each literal must say it, or a scope or dependency does. */
export interface UnsecuredFactory<Context, Fails, Shared, Sees, Sends, Prefix extends string> extends FactoryKind<Context, Fails, Prefix, Sends> {
  <
    const M extends Method,
    const Replies extends Responses,
    const Path extends string = '',
    Params extends Unset | ParamsFor<`${Prefix}${Path}`, Sees> = Unset,
    Query extends Schema = Unset,
    Header extends Schema = Unset,
    Cookie extends Schema = Unset,
    Body extends Schema = Unset,
  >(
    def: RouteDef<Context, Shared, Sees, Prefix, M, Path, Replies, Params, Query, Header, Cookie, Body> & RouteNeedsSecurityOfItsOwnOrFromApiScopeOrDependency,
  ): Route<M, `${Prefix}${Path}`, Input<`${Prefix}${Path}`, Params, Query, Header, Cookie, Body, Sends>, Takes<Replies>, Fails>;
  /** A kind of route whose handlers also receive these dependencies. */
  with<const Bound extends Dependencies>(
    dependencies: Bound & Checked<Bound, Context>,
  ): Factory<
    IsSecured<Bound>,
    Flat<Context & Provided<Bound>>,
    Merged<Fails, FailuresOf<Bound>>,
    Shared,
    Flat<Sees & Inputs<Bound, 'sees'>>,
    Flat<Sends & Inputs<Bound, 'sends'>>,
    Prefix
  >;
  /** A kind of route that shares a prefix, tags, security, responses, error mappings and limits. */
  scope<
    const Path extends string = '',
    const Replies extends Responses = {},
    const Errors extends readonly ErrorMapping<number, unknown>[] = [],
    const Bound extends Dependencies = {},
    S extends SecurityChoice | Unset = Unset,
  >(
    options: ScopeOptions<Path, Replies, Errors> & { readonly security?: S; readonly with?: Bound & Checked<Bound, Context> },
  ): Factory<
    S extends Unset ? IsSecured<Bound> : true,
    Flat<Context & Provided<Bound>>,
    Merged<Merged<Fails, Takes<Replies>>, Merged<FailuresOf<Bound>, Mapped<Errors>>>,
    Flat<Shared & Replies>,
    Flat<Sees & Inputs<Bound, 'sees'>>,
    Flat<Sends & Inputs<Bound, 'sends'>>,
    `${Prefix}${Path}`
  >;
}
/** The factory of routes whose security is, or is not yet, said. */
// oxfmt-ignore
export type Factory<Secured, Context, Fails, Shared, Sees, Sends, Prefix extends string> =
  Secured extends true ? RouteFactory<Context, Fails, Shared, Sees, Sends, Prefix> : UnsecuredFactory<Context, Fails, Shared, Sees, Sends, Prefix>;

/** Routes made without an api say what they need, `routes<{ db: Db }>()`, and have the security of the kind that mounts them. */
export interface PackageFactory<Needs> extends RouteFactory<Needs, { '~needs': Needs }, {}, {}, {}, ''> {}
/** Routes of a package below the prefix of `Prefix`, with the failures and inputs of the kind that mounts them. */
// oxfmt-ignore
export type Mounted<Tree, Prefix extends string, Fails, Sends = {}> = {
  readonly [K in keyof Tree]:
    Tree[K] extends Route<infer M, infer Path, infer In, infer Out, infer X> ? Route<M, `${Prefix}${Path}`, Beneath<In, Prefix, Sends>, Out, Merged<Needless<X>, Fails>>
    : Tree[K] extends NotRoutes ? undefined
    : Mounted<Tree[K], Prefix, Fails, Sends>;
};
type Needless<Fails> = { [S in keyof Fails as S extends '~needs' ? never : S]: Fails[S] };
/** Refuses a route of a package whose needs are not in the context that it is mounted in, with a sentence. */
// oxfmt-ignore
export type Fitting<Tree, Context> = {
  readonly [K in keyof Tree]:
    Tree[K] extends { readonly '~io': { readonly fails: infer Fails } }
      ? Fails extends { readonly '~needs': infer Needs } ? [Missing<Needs, Context>] extends [never] ? unknown
        : `'${K & string}' needs '${Missing<Needs, Context> & string}': mount it with a kind of route that has it`
      : unknown
    : Tree[K] extends NotRoutes ? unknown
    : Fitting<Tree[K], Context>;
};
/** A foreign `fetch` handler in an app; hidden from the document and from clients. */
export interface ForeignMount {
  readonly '~mount': true;
}
/** What a module may export beside routes. A TypeBox schema has an index signature of `any`: never walk into one. */
// oxfmt-ignore
export type NotRoutes =
  | { readonly static: unknown } | { readonly '~standard': unknown } | { readonly '~dependency': unknown } | { readonly '~plugin': unknown } | { readonly '~mount': unknown }
  | ((...args: never) => unknown) | (abstract new (...args: never) => unknown) | string | number | bigint | boolean | symbol | readonly unknown[] | undefined | null;

/** Failures of several dependencies, by status; the same status twice is a union of bodies. */
type Merged<A, B> = Flat<{ [S in Exclude<keyof A, keyof B>]: A[S] } & { [S in keyof B]: S extends keyof A ? A[S] | B[S] : B[S] }>;
type MergedAll<Union> = StatusesOf<Union> extends infer Statuses extends PropertyKey ? { [S in Statuses]: BodyOf<Union, S> } : never;
type StatusesOf<Union> = Union extends unknown ? keyof Union : never;
type BodyOf<Union, Status> = Union extends { readonly [_ in Status & number]: infer Body } ? Body : never;
type FailuresOf<Bound> = MergedAll<Part<Bound[keyof Bound], 'fails'>>;
type Mapped<Errors extends readonly unknown[]> = MergedAll<MappedBy<Errors[number]>>;
type MappedBy<E> = E extends { readonly '~maps': infer Bodies } ? { -readonly [Status in keyof Bodies]: Bodies[Status] } : never;
