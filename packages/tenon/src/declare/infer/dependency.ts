import type { Caller } from '../../shapes/http.ts';
import type { Problem } from '../problem-schema.ts';
import type { Flat } from './flat.ts';
import type { Gives, Replied, Reply, Responses, Takes } from './response.ts';
import type { Schema } from './schema.ts';
import type { Decoded, Sent, Unset } from './views.ts';

/** A security scheme: the check that runs, the requirement in the document, the login in the docs page. */
export interface Security<Credentials> {
  readonly '~credentials': Credentials;
}
/** What a declaration may say about security. */
export type SecurityChoice = Security<unknown> | 'public';
type CredentialsOf<S> = S extends Security<infer Credentials> ? Credentials : undefined;

/** A process-wide value: opened at boot, closed at shutdown. */
export interface Plugin<T> {
  readonly '~plugin': T;
}
/** The literal of a plugin. */
export interface PluginDef<T> {
  readonly name: string;
  readonly start: () => T | Promise<T>;
  readonly stop?: (value: NoInfer<T>) => unknown;
}

/** A per-request value, with the inputs, failures and security that it brings to every route that uses it. */
export interface Dependency<T, Needs, Fails, Sees, Sends, Secured> {
  readonly '~dependency': {
    readonly provides: T;
    readonly needs: Needs;
    readonly fails: Fails;
    readonly sees: Sees;
    readonly sends: Sends;
    readonly secured: Secured;
  };
}
/** What `provide` receives. */
export interface DependencyRequest<Params, Query, Headers, Cookies, Credentials, Bodies, Adds = Unset> {
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly cookies: Cookies;
  readonly credentials: Credentials;
  /** The name of the scheme that the credentials are of, where `security` has several. */
  readonly scheme: string | undefined;
  /** The scopes that the route asks for of this dependency's schemes, sorted: it answers 403 when the credentials lack one. */
  readonly scopes: readonly string[];
  readonly reply: Reply<Bodies>;
  /** Adds to `responseHeaders` of whatever response this request gets; what others say under the same names stays, as list items. */
  readonly addHeaders: (headers: Added<Adds>) => void;
  readonly request: Request;
  readonly caller: Caller;
  readonly signal: AbortSignal;
}
type Added<Adds> = Adds extends Unset ? never : Partial<Decoded<Adds>>;
/** The literal of a dependency. `Needs` are the dependency values that it needs, `Context` what else it can rely on. */
export interface DependencyDef<Context, Needs, S, Params, Query, Header, Cookie, Replies, T, Adds = Unset> {
  readonly description?: string;
  readonly needs?: Needs;
  readonly security?: S;
  readonly params?: Params;
  readonly query?: Query;
  readonly headers?: Header;
  readonly cookies?: Cookie;
  readonly responses?: Replies;
  /** Headers that `addHeaders` may add to every response of a route, successes and problems alike. */
  readonly responseHeaders?: Adds;
  readonly provide: (
    request: DependencyRequest<Decoded<Params>, Decoded<Query>, Decoded<Header>, Decoded<Cookie>, CredentialsOf<S>, Gives<Replies>, Adds>,
    context: Context & Provided<Needs>,
  ) => T | Replied<keyof Replies & number> | Promise<T | Replied<keyof Replies & number>>;
  /**
   * Clean-up: runs once the response is made and before it is sent, in reverse order of provision, also after errors.
   * Written after `provide`, whose value it gets; before it, the value is `unknown`.
   */
  readonly release?: (value: NoInfer<ValueOf<T>>) => unknown;
}
/** What a dependency provides: what `provide` returned, answers aside. */
type ValueOf<T> = Exclude<T, Replied<number>>;
/** Makes dependencies that can rely on `Context`. */
export interface DependencyFactory<Context> {
  <
    T,
    const Needs extends Dependencies = {},
    S extends SecurityChoice | Unset = Unset,
    const Replies extends Responses = {},
    Params extends Schema = Unset,
    Query extends Schema = Unset,
    Header extends Schema = Unset,
    Cookie extends Schema = Unset,
    Adds extends Schema = Unset,
  >(
    def: DependencyDef<Context, Needs, S, Params, Query, Header, Cookie, Replies, T, Adds>,
  ): Dependency<
    ValueOf<T>,
    Flat<Context & Provided<Needs>>,
    Takes<Replies>,
    Declared<{ params: Decoded<Params>; query: Decoded<Query>; headers: Decoded<Header>; cookies: Decoded<Cookie> }>,
    Declared<{ params: Sent<Params>; query: Sent<Query>; headers: Sent<Header>; cookies: Sent<Cookie> }>,
    S extends Unset ? false : true
  >;
}
/** Undeclared slots vanish. */
type Declared<Slots> = Slots extends unknown ? { [S in keyof Slots as [Slots[S]] extends [undefined] ? never : S]: Slots[S] } : never;

/** Dependencies by the name that handlers know them under. */
export interface Dependencies {
  readonly [name: string]: Dependency<unknown, unknown, unknown, unknown, unknown, unknown>;
}
/** The values of dependencies or plugins, by name. */
// oxfmt-ignore
export type Provided<Bound> = Bound extends unknown ? {
  readonly [K in keyof Bound]:
    Bound[K] extends { readonly '~dependency': { readonly provides: infer T } } ? T
    : Bound[K] extends Plugin<infer T> ? T
    : never;
} : never;
/** One fact about a dependency. */
export type Part<D, Name extends string> = D extends { readonly '~dependency': { readonly [_ in Name]: infer T } } ? T : never;
/** The inputs of all dependencies together: `A | B` becomes `A & B`. */
export type Inputs<Bound, Name extends 'sees' | 'sends'> = [keyof Bound] extends [never] ? {} : Flat<Every<Part<Bound[keyof Bound], Name>>>;
type Every<Union> = (Union extends unknown ? (value: Union) => void : never) extends (value: infer All) => void ? All : never;
/** Whether one of the dependencies checks credentials. */
export type IsSecured<Bound> = true extends Part<Bound[keyof Bound], 'secured'> ? true : false;

/** The names of needs that are not there, or there with another type. */
// oxfmt-ignore
export type Missing<Needs, Context> = {
  [K in keyof Needs]: K extends keyof Context ? Context[K] extends Needs[K] ? never : K : K;
}[keyof Needs];
/** Refuses a dependency whose needs are not bound, or a name that is taken, with a sentence. */
// oxfmt-ignore
export type Checked<Bound, Context> = {
  readonly [K in keyof Bound]:
    K extends keyof Context ? `'${K & string}' is bound already: choose another name`
    : [Missing<Part<Bound[K], 'needs'>, Context & Provided<Bound>>] extends [never] ? unknown
    : `'${K & string}' needs '${Missing<Part<Bound[K], 'needs'>, Context & Provided<Bound>> & string}': bind it too, as in with({ ${Missing<Part<Bound[K], 'needs'>, Context & Provided<Bound>> & string}, ${K & string} })`;
};

/** Turns a thrown error into a declared response. `Extension` are the members that its problems have beside the usual ones. */
export interface ErrorMapping<Status extends number, Extension = {}> {
  readonly '~maps': { readonly [_ in Status]: [keyof Extension] extends [never] ? Problem : Problem & Extension };
}
