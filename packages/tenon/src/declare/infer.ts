/**
 * Every conditional type of Tenon, and the public interfaces that they build. Nothing here exists at run time.
 * What each choice costs the checker is a budget in CI: see docs/reference/type-cost.md.
 */
import type { JsonTypeBuilder, Kind, OptionalKind, TSchema, TransformKind, TransformOptions } from '@sinclair/typebox';
import type { Logger } from '../shapes/logger.ts';
import type { Manifest } from '../shapes/manifest.ts';
import type { UnknownPolicy } from '../shapes/parameter.ts';
import type { Problem, ProblemInit, ProblemIssue } from '../shapes/problem.ts';
import type { Servable } from '../shapes/servable.ts';
import type { DefaultKind } from '../support/markers.ts';

export type { Manifest, Problem, ProblemInit, ProblemIssue, UnknownPolicy };

// ── Schemas ──────────────────────────────────────────────────────────────────

/** Anything that can describe a value: a TypeBox schema, a Standard Schema, or a JSON Schema `as const`. Weak on purpose. */
export type Schema = object;
/** A slot that was not declared. */
export interface Unset { readonly '~unset': true }

/** A schema marked by `t.Default`. */
export type Defaulted<S> = S & { readonly [DefaultKind]: true };

/** An instant: `Date` in code, an ISO 8601 string on the wire. */
export interface TDate extends TSchema { [Kind]: 'Tenon:Date'; static: Date; type: 'string' }
/** A big integer: `bigint` in code, a decimal string on the wire. */
export interface TBigInt extends TSchema { [Kind]: 'Tenon:BigInt'; static: bigint; type: 'string' }
/** Bytes: `Uint8Array` in code, base64 on the wire. */
export interface TBytes extends TSchema { [Kind]: 'Tenon:Bytes'; static: Uint8Array; type: 'string' }
/** A schema known by its static type only; `.d.ts` files print `Model<Name>` instead of the whole tree. */
export interface Model<T> extends TSchema { readonly static: T; readonly '~model': T }

/** TypeBox's JSON types and Tenon's own. */
export interface SchemaBuilder extends JsonTypeBuilder {
  /** A date and time, decoded to `Date`. */
  Date(options?: { readonly description?: string; readonly examples?: readonly string[] }): TDate;
  /** An integer of any size, decoded to `bigint`. */
  BigInt(options?: { readonly description?: string; readonly minimum?: bigint; readonly maximum?: bigint }): TBigInt;
  /** Base64 text, decoded to `Uint8Array`. */
  Bytes(options?: { readonly description?: string; readonly maxLength?: number }): TBytes;
  /** A member with this default may be left out by callers and is always present for handlers. */
  Default<S extends TSchema>(schema: S, value: NoInfer<Decoded<S>>): Defaulted<S>;
}
/** The schema of `Problem`, `X` being its extension members. */
export interface ProblemSchema<X = {}> extends TSchema { [Kind]: 'Tenon:Problem'; static: Problem & X }

// ── Views of a schema ────────────────────────────────────────────────────────
// Own codecs have their decoded type as `static`, so only marked defaults and other transforms make the views differ.

/** What a handler sees and gives back: decoded, defaults present. */
export type Decoded<S> =
  S extends { readonly [Kind]: 'Object'; readonly properties: infer P } ? DecodedObject<P>
  : S extends { readonly [Kind]: 'Array'; readonly items: infer I } ? Decoded<I>[]
  : S extends { readonly [Kind]: 'Union'; readonly anyOf: infer A extends readonly unknown[] } ? DecodedAny<A[number]>
  : S extends { readonly [TransformKind]: TransformOptions<any, infer O> } ? O
  : S extends { readonly [Kind]: 'Intersect'; readonly allOf: infer A } ? DecodedAll<A>
  : S extends { readonly [Kind]: 'Tuple'; readonly items: infer I } ? { -readonly [N in keyof I]: Decoded<I[N]> }
  : S extends { readonly [Kind]: 'Record'; readonly static: infer T; readonly patternProperties: { readonly [pattern: string]: infer V } } ? { [K in keyof T]: Decoded<V> }
  : S extends { readonly static: unknown } ? S['static']
  : S extends { readonly '~standard': { readonly types?: infer T } } ? T extends { readonly output: infer O } ? O : never
  : S extends Unset ? undefined
  : FromJson<S>;
type HasOptional<M> = M extends { readonly [OptionalKind]: 'Optional' } ? true : never;
type DecodedObject<P> = [HasOptional<P[keyof P]>] extends [never]
  ? { -readonly [K in keyof P]: Decoded<P[K]> }
  : Flat<{ -readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Decoded<P[K]> } & { -readonly [K in OptionalKeys<P>]?: Decoded<P[K]> }>;
type DecodedAny<M> = M extends unknown ? Decoded<M> : never;
type DecodedAll<A> = A extends readonly [infer S, ...infer R] ? Decoded<S> & DecodedAll<R> : unknown;

/** What a client receives: own codecs decoded, other transforms encoded, defaults present. */
export type Received<S> = IsPlain<S> extends true ? Decoded<S> : ReceivedAs<S>;
type ReceivedAs<S> =
  S extends { readonly [Kind]: 'Object'; readonly properties: infer P } ? ReceivedObject<P>
  : S extends { readonly [Kind]: 'Array'; readonly items: infer I } ? Received<I>[]
  : S extends { readonly static: unknown } ? S['static']
  : Decoded<S>;
type ReceivedObject<P> = [OptionalKeys<P>] extends [never]
  ? { -readonly [K in keyof P]: Received<P[K]> }
  : Flat<{ -readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Received<P[K]> } & { -readonly [K in OptionalKeys<P>]?: Received<P[K]> }>;

/** What a caller sends: own codecs decoded, other transforms encoded, members with a default optional. */
export type Sent<S> = IsPlain<S> extends true ? Decoded<S> : SentAs<S>;
type SentAs<S> =
  S extends { readonly [Kind]: 'Object'; readonly properties: infer P } ? SentObject<P>
  : S extends { readonly [Kind]: 'Array'; readonly items: infer I } ? Sent<I>[]
  : S extends { readonly [Kind]: 'Union'; readonly anyOf: infer A extends readonly unknown[] } ? SentAny<A[number]>
  : S extends { readonly [Kind]: 'Intersect'; readonly allOf: infer A } ? SentAll<A>
  : S extends { readonly [Kind]: 'Tuple'; readonly items: infer I } ? { -readonly [N in keyof I]: Sent<I[N]> }
  : S extends { readonly [Kind]: 'Record'; readonly static: infer T; readonly patternProperties: { readonly [pattern: string]: infer V } } ? { [K in keyof T]: Sent<V> }
  : S extends { readonly static: unknown } ? S['static']
  : S extends { readonly '~standard': { readonly types?: infer T } } ? T extends { readonly input: infer I } ? I : never
  : Decoded<S>;
type SentObject<P> = [OmissibleKeys<P>] extends [never]
  ? { -readonly [K in keyof P]: Sent<P[K]> }
  : Flat<{ -readonly [K in Exclude<keyof P, OmissibleKeys<P>>]: Sent<P[K]> } & { -readonly [K in OmissibleKeys<P>]?: Sent<P[K]> }>;
type SentAny<M> = M extends unknown ? Sent<M> : never;
type SentAll<A> = A extends readonly [infer S, ...infer R] ? Sent<S> & SentAll<R> : unknown;

/** A schema without a marked default or a transform: its views are one type, computed once. Relating to it instantiates nothing. */
export type Plain = PlainValue | PlainObject | PlainArray | PlainUnion;
/** A conditional of its own: in a true branch the checker would intersect `S` with the recursive `Plain`. */
type IsPlain<S> = S extends Plain ? true : false;
interface Unmarked<K> { readonly [Kind]: K; readonly [DefaultKind]?: never }
interface PlainValue extends Unmarked<'String' | 'Number' | 'Integer' | 'Boolean' | 'Null' | 'Literal' | 'TemplateLiteral' | 'Any' | 'Unknown' | 'Tenon:Date' | 'Tenon:BigInt' | 'Tenon:Bytes' | 'Tenon:Problem'> {}
interface PlainObject extends Unmarked<'Object'> { readonly properties: { readonly [name: string]: Plain } }
interface PlainArray extends Unmarked<'Array'> { readonly items: Plain }
interface PlainUnion extends Unmarked<'Union'> { readonly anyOf: readonly Plain[] }

type OptionalKeys<P> = { [K in keyof P]: P[K] extends { readonly [OptionalKind]: 'Optional' } ? K : never }[keyof P];
type OmissibleKeys<P> = { [K in keyof P]: P[K] extends { readonly [OptionalKind]: 'Optional' } | { readonly [DefaultKind]: true } ? K : never }[keyof P];
type Flat<T> = { [K in keyof T]: T[K] };

/** The same value on the wire, for clients that have no manifest to encode with. */
export type Wire<T> =
  T extends Date | bigint | Uint8Array ? string
  : T extends Blob | null | undefined ? T
  : T extends object ? { [K in keyof T]: Wire<T[K]> }
  : T;

// ── Plain JSON Schema ────────────────────────────────────────────────────────

/** A keyword that changes the type in a way that `FromJson` cannot follow. */
export interface Unsupported<K> { readonly '~unsupported': K }
type Annotations = '$schema' | '$id' | '$comment' | '$defs' | '$anchor' | 'title' | 'description' | 'default' | 'examples' | 'deprecated' | 'readOnly' | 'writeOnly' | 'discriminator' | 'xml' | 'externalDocs' | 'example' | 'style' | 'explode' | 'unsafePattern' | `x-${string}`;
type Validations = 'format' | 'pattern' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf' | 'minItems' | 'maxItems' | 'uniqueItems' | 'minProperties' | 'maxProperties' | 'contentEncoding' | 'contentMediaType' | 'contains' | 'minContains' | 'maxContains' | 'propertyNames' | 'dependentRequired';
type Structure = 'type' | 'enum' | 'const' | 'anyOf' | 'oneOf' | 'allOf' | 'prefixItems' | 'items' | '$ref' | 'required' | 'properties' | 'additionalProperties';
interface Primitives { string: string; number: number; integer: number; boolean: boolean; null: null }

/** The type of a JSON Schema literal. `R` is the document that local references point into. */
export type FromJson<S, R = S> =
  S extends true ? unknown
  : S extends false ? never
  : [Exclude<keyof S, Annotations | Validations | Structure>] extends [never] ? JsonAll<S, R>
  : Unsupported<Exclude<keyof S, Annotations | Validations | Structure>>;
/** Keywords of one schema hold together: intersect what each of them says. */
type JsonAll<S, R> = JsonOwn<S, R> & (S extends { readonly allOf: infer A } ? JsonEvery<A, R> : unknown)
  & (S extends { readonly anyOf: readonly (infer M)[] } ? JsonSome<M, R> : unknown) & (S extends { readonly oneOf: readonly (infer M)[] } ? JsonSome<M, R> : unknown);
type JsonOwn<S, R> =
  S extends { readonly $ref: infer Ref } ? JsonRef<Ref, R>
  : S extends { readonly const: infer C } ? C
  : S extends { readonly enum: readonly (infer E)[] } ? E
  : S extends { readonly type: readonly (infer T)[] } ? JsonTyped<T, S, R>
  : S extends { readonly type: infer T } ? JsonTyped<T, S, R>
  : S extends { readonly properties: unknown } ? JsonObject<S, R>
  : S extends { readonly prefixItems: unknown } | { readonly items: unknown } ? JsonArray<S, R>
  : unknown;
type JsonTyped<T, S, R> = T extends keyof Primitives ? Primitives[T] : T extends 'array' ? JsonArray<S, R> : T extends 'object' ? JsonObject<S, R> : Unsupported<'type'>;
type JsonRef<Ref, R> = Ref extends '#' ? FromJson<R, R> : Ref extends `#/$defs/${infer N}` ? R extends { readonly $defs: { readonly [_ in N]: infer D } } ? FromJson<D, R> : Unsupported<'$ref'> : Unsupported<'$ref'>;
type JsonSome<M, R> = M extends unknown ? FromJson<M, R> : never;
type JsonEvery<A, R> = A extends readonly [infer S, ...infer More] ? FromJson<S, R> & JsonEvery<More, R> : unknown;
type JsonArray<S, R> =
  S extends { readonly prefixItems: infer T extends readonly unknown[] }
    ? [...{ -readonly [N in keyof T]: FromJson<T[N], R> }, ...(S extends { readonly items: infer I } ? FromJson<I, R>[] : unknown[])]
  : S extends { readonly items: infer I } ? FromJson<I, R>[] : unknown[];
type JsonObject<S, R> =
  S extends { readonly properties: infer P }
    ? Flat<JsonMembers<P, S extends { readonly required: readonly (infer K)[] } ? K : never, R> & JsonRest<S>>
  : S extends { readonly additionalProperties: false } ? {} : S extends { readonly additionalProperties: infer V } ? Record<string, FromJson<V, R>> : Record<string, unknown>;
type JsonMembers<P, K, R> = { -readonly [N in keyof P as N extends K ? N : never]: FromJson<P[N], R> } & { -readonly [N in keyof P as N extends K ? never : N]?: FromJson<P[N], R> };
type JsonRest<S> = S extends { readonly additionalProperties: false } ? unknown : S extends { readonly additionalProperties: unknown } ? { [name: string]: unknown } : unknown;

// ── Paths ────────────────────────────────────────────────────────────────────

/** The names in a path template. */
export type PathKeys<P extends string> = P extends `${string}{${infer K}}${infer Rest}` ? K | PathKeys<Rest> : never;
/** A declared params schema must name every `{name}` of the path that no dependency declares. */
export type ParamsFor<P extends string, D> = Naming<Exclude<PathKeys<P>, keyof Slot<D, 'params'>>>;
type Naming<K extends string> = { readonly '~standard': object } | { readonly '~model': { readonly [_ in K]: unknown } } | { readonly properties: { readonly [_ in K]: unknown } };
type PathParams<P extends string, D> = { [K in PathKeys<P>]: K extends keyof D ? D[K] : string };
type Slot<I, K extends string> = I extends { readonly [_ in K]: infer T } ? T : {};

// ── Responses ────────────────────────────────────────────────────────────────

/** Response bodies by status: a schema, `response({...})`, or `null` for no body. */
export interface Responses { readonly [status: number]: Schema | null }
/** A response with more than a body. */
export interface ResponseSpec<B, H> { readonly '~response': { readonly body: B; readonly headers: H } }
/** The literal of `response({...})`. */
export interface ResponseOptions<B, H> {
  readonly body: B;
  readonly headers?: H;
  readonly description?: string;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly mediaType?: string;
}
/** A body that goes with declared headers. */
export interface Headed<B, H> { readonly '~body': B; readonly '~headers': H }

/** What `reply` takes after each status. Private: an exported alias would be printed by name, with its schemas. */
type Gives<R> = { -readonly [S in keyof R]: Given<R[S]> };
type Given<S> =
  S extends { readonly [Kind]: 'Object'; readonly properties: infer P } ? DecodedObject<P>
  : S extends null ? void
  : S extends ResponseSpec<infer B, infer H> ? H extends Unset ? Given<B> : Headed<Given<B>, Decoded<H>>
  : S extends ProblemSchema<infer X> ? ProblemInit & X
  : Decoded<S>;
type Takes<R> = { -readonly [S in keyof R]: Taken<R[S]> };
type Taken<S> =
  S extends { readonly [Kind]: 'Object' } ? Received<S>
  : S extends null ? undefined
  : S extends ResponseSpec<infer B, infer H> ? H extends Unset ? Taken<B> : Headed<Taken<B>, Received<H>>
  : Received<S>;

/** What `reply` returns. Only the status: the body was checked at the call. */
export interface Replied<S extends number> { readonly '~status': S }
/** Undeclared response headers. */
export interface ExtraHeaders { readonly [name: string]: string | readonly string[] | undefined }
/** Answers with a declared status. */
export interface Reply<G> {
  <S extends keyof G & number>(status: S, ...rest: ReplyArgs<G[S]>): Replied<S>;
  /** Sends a declared redirect with `Location`. */
  redirect<S extends keyof G & (301 | 302 | 303 | 307 | 308)>(status: S, location: string): Replied<S>;
  /** Sets a cookie on whatever response this request gets. */
  cookie(name: string, value: string, options?: CookieOptions): void;
}
/** Attributes of a cookie (RFC 6265). `httpOnly`, `secure`, `sameSite: 'lax'` and `path: '/'` unless said otherwise. */
export interface CookieOptions {
  readonly domain?: string;
  readonly path?: string;
  readonly expires?: Date;
  readonly maxAgeSeconds?: number;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: 'strict' | 'lax' | 'none';
}
type ReplyArgs<B> =
  [B] extends [void] ? [body?: undefined, headers?: ExtraHeaders]
  : [B] extends [Headed<infer T, infer H>] ? [T] extends [void] ? [body: undefined, headers: H] : [body: T, headers: H]
  : [body: B, headers?: ExtraHeaders];

type Success2xx = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type Only<K, U = K> = K extends U ? [U] extends [K] ? K : never : never;
/** A bare return: allowed when exactly one 2xx status is declared and it asks for no headers. (`infer T` here, not an alias: half the cost of a route.) */
type Bare<G> = G[Only<keyof G & Success2xx>] extends infer T ? [T] extends [Headed<any, any>] ? never : T : never;
/** What a handler may return. */
export type Result<G> = Bare<G> | Replied<keyof G & number>;

// ── Security ─────────────────────────────────────────────────────────────────

/** A security scheme: the check that runs, the requirement in the document, the login in the docs page. */
export interface Security<C> { readonly '~credentials': C }
type Credentials<S> = S extends Security<infer C> ? C : undefined;
/** What a declaration may say about security. */
export type SecurityChoice = Security<any> | 'public';

// ── Plugins and dependencies ─────────────────────────────────────────────────

/** A process-wide value: opened at boot, closed at shutdown. */
export interface Plugin<T> { readonly '~plugin': T }
/** The literal of a plugin. */
export interface PluginDef<T> {
  readonly name: string;
  readonly start: () => T | Promise<T>;
  readonly stop?: (value: NoInfer<T>) => unknown;
}

/** A per-request value, with the inputs, failures and security that it brings to every route that uses it. */
export interface Dependency<T, N, X, I, O, S> {
  readonly '~dependency': { readonly provides: T; readonly needs: N; readonly fails: X; readonly sees: I; readonly sends: O; readonly secured: S };
}
/** What `provide` receives. */
export interface DependencyRequest<Params, Query, Headers, Cookies, C, G> {
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly cookies: Cookies;
  readonly credentials: C;
  readonly reply: Reply<G>;
  readonly request: Request;
  readonly signal: AbortSignal;
}
/** The literal of a dependency. `D` are the dependency values that it needs, `Ctx` what else it can rely on. */
export interface DependencyDef<Ctx, D, S, PS, Q, H, K, R, T> {
  readonly description?: string;
  readonly needs?: D;
  readonly security?: S;
  readonly params?: PS;
  readonly query?: Q;
  readonly headers?: H;
  readonly cookies?: K;
  readonly responses?: R;
  readonly provide: (
    request: DependencyRequest<Decoded<PS>, Decoded<Q>, Decoded<H>, Decoded<K>, Credentials<S>, Gives<R>>, context: Ctx & Provided<D>,
  ) => T | Replied<keyof R & number> | Promise<T | Replied<keyof R & number>>;
  /** Clean-up: runs once the response is made and before it is sent, in reverse order of provision, also after errors. */
  readonly release?: (value: never) => unknown;
}
/** Makes dependencies that can rely on `Ctx`. */
export interface DependencyFactory<Ctx> {
  <T, const D extends Dependencies = {}, S extends SecurityChoice | Unset = Unset, const R extends Responses = {},
    PS extends Schema = Unset, Q extends Schema = Unset, H extends Schema = Unset, K extends Schema = Unset>(
    def: DependencyDef<Ctx, D, S, PS, Q, H, K, R, T>,
  ): Dependency<Exclude<T, Replied<number>>, Flat<Ctx & Provided<D>>, Takes<R>, Slots<Decoded<PS>, Decoded<Q>, Decoded<H>, Decoded<K>, undefined>, Slots<Sent<PS>, Sent<Q>, Sent<H>, Sent<K>, undefined>, S extends Unset ? false : true>;
}

/** Dependencies by the name that handlers know them under. */
export interface Dependencies { readonly [name: string]: Dependency<any, any, any, any, any, any> }
export type Provided<D> = { readonly [K in keyof D]: D[K] extends { readonly '~dependency': { readonly provides: infer T } } ? T : D[K] extends Plugin<infer T> ? T : never };
type Part<D, K extends string> = D extends { readonly '~dependency': { readonly [_ in K]: infer T } } ? T : never;
type Every<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void ? I : never;
/** Failures of several dependencies, by status; the same status twice is a union of bodies. */
type Merged<A, B> = Flat<{ [S in Exclude<keyof A, keyof B>]: A[S] } & { [S in keyof B]: S extends keyof A ? A[S] | B[S] : B[S] }>;
type StatusesOf<U> = U extends unknown ? keyof U : never;
type BodyOf<U, S> = U extends { readonly [_ in S & number]: infer B } ? B : never;
type MergedAll<U> = { [S in StatusesOf<U>]: BodyOf<U, S> };
type Fails<D> = MergedAll<Part<D[keyof D], 'fails'>>;
type Inputs<D, K extends 'sees' | 'sends'> = [keyof D] extends [never] ? {} : Flat<Every<Part<D[keyof D], K>>>;
type IsSecured<D> = true extends Part<D[keyof D], 'secured'> ? true : false;

type Missing<N, Have> = { [K in keyof N]: K extends keyof Have ? Have[K] extends N[K] ? never : K : K }[keyof N];
/** Refuses a dependency whose needs are not bound, or a name that is taken, with a sentence. */
export type Checked<D, Ctx> = {
  readonly [K in keyof D]:
    K extends keyof Ctx ? `'${K & string}' is bound already: choose another name`
    : [Missing<Part<D[K], 'needs'>, Ctx & Provided<D>>] extends [never] ? unknown
    : `'${K & string}' needs '${Missing<Part<D[K], 'needs'>, Ctx & Provided<D>> & string}': bind it too, as in with({ ${Missing<Part<D[K], 'needs'>, Ctx & Provided<D>> & string}, ${K & string} })`;
};

/** Turns a thrown error into a declared response. */
export interface ErrorMapping<S extends number> { readonly '~maps': { readonly [_ in S]: Problem } }

// ── Routes ───────────────────────────────────────────────────────────────────

/** An HTTP method. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** What a handler receives. Members resolve one by one, only when destructured. */
export interface Req<P extends string, PS, Q, H, K, B, G, D> {
  readonly params: SeenParams<P, PS, Slot<D, 'params'>>;
  readonly query: Seen<Decoded<Q>, D, 'query'>;
  readonly headers: Seen<Decoded<H>, D, 'headers'>;
  readonly cookies: Seen<Decoded<K>, D, 'cookies'>;
  readonly body: Decoded<B>;
  readonly reply: Reply<G>;
  readonly request: Request;
  readonly signal: AbortSignal;
  /** Runs a task after the response was sent; shutdown waits for it. */
  readonly after: (task: () => unknown) => void;
}
type Seen<Own, D, K extends string> = D extends { readonly [_ in K]: infer T } ? [Own] extends [undefined] ? T : Own & T : Own;
/** A handler. Its result is compared per status. */
export type Handler<Rq, Ctx, G> = (request: Rq, context: Ctx) => Result<G> | Promise<Result<G>>;
/** Bounds of a request. */
export interface Limits { readonly bodyBytes?: number; readonly jsonDepth?: number; readonly timeoutMs?: number }
/** The parts of a route that only people read. */
export interface RouteDocs {
  readonly operationId?: string | undefined;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly deprecated?: boolean | undefined;
}
/** What a route declares beside its handler. */
export interface RouteParts<M extends Method, P extends string, R, PS, Q, H, K, B> extends RouteDocs {
  readonly method: M;
  readonly path?: P;
  readonly security?: SecurityChoice;
  readonly unknown?: UnknownPolicy;
  readonly limits?: Limits;
  readonly params?: PS;
  readonly query?: Q;
  readonly headers?: H;
  readonly cookies?: K;
  readonly body?: B;
  readonly responses: R;
}
/** The literal of a route. `A` is what the scope shares, `D` what the dependencies read. */
export interface RouteDef<Ctx, A, D, Prefix extends string, M extends Method, P extends string, R, PS, Q, H, K, B> extends RouteParts<M, P, R, PS, Q, H, K, B> {
  readonly handler: Handler<Req<`${Prefix}${P}`, PS, Q, H, K, B, Gives<R & A>, D>, Ctx, Gives<R & A>>;
}
/** A route, resolved: no schema type survives into the `.d.ts`. `I` is sent, `B` received, `X` the failures of dependencies and scopes. */
export interface Route<M extends string, P extends string, I, B, X> {
  readonly method: M;
  readonly path: P;
  readonly '~io': { readonly in: I; readonly out: B; readonly fails: X };
}

type SeenParams<P extends string, PS, D> = PS extends Unset ? PathParams<P, D> : Decoded<PS> & D;
type SentParams<P extends string, PS, D> = PS extends Unset ? PathParams<P, D> : [keyof D] extends [never] ? Sent<PS> : Flat<Sent<PS> & D>;
type Joined<A, D, K extends string> = D extends { readonly [_ in K]: infer T } ? [A] extends [undefined] ? T : Flat<A & T> : A;
type Slots<Params, Query, Headers, Cookies, Body> = Declared<{ params: Params; query: Query; headers: Headers; cookies: Cookies; body: Body }>;
/** Undeclared slots vanish; the result prints as one flat object. */
type Declared<T> = { [S in keyof T as [T[S]] extends [undefined] ? never : S extends 'params' ? ({} extends T[S] ? never : S) : S]: T[S] };
type Input<P extends string, PS, Q, H, K, B, D> = [H, K, keyof D] extends [Unset, Unset, never]
  ? { params: SentParams<P, PS, {}>; query: Sent<Q>; body: Sent<B> }
  : { params: SentParams<P, PS, Slot<D, 'params'>>; query: Joined<Sent<Q>, D, 'query'>; headers: Joined<Sent<H>, D, 'headers'>; cookies: Joined<Sent<K>, D, 'cookies'>; body: Sent<B> };

/** What can be read from a factory without comparing its signatures. */
export interface FactoryKind<Ctx, X, P> { readonly '~kind': { readonly context: Ctx; readonly fails: X; readonly prefix: P } }
/** Makes routes of one kind. */
export interface RouteFactory<Ctx, X, A, I, O, P extends string> extends FactoryKind<Ctx, X, P> {
  <const M extends Method, const R extends Responses, const Q0 extends string = '', PS extends Unset | ParamsFor<`${P}${Q0}`, I> = Unset, Q extends Schema = Unset, H extends Schema = Unset, K extends Schema = Unset, B extends Schema = Unset>(
    def: RouteDef<Ctx, A, I, P, M, Q0, R, PS, Q, H, K, B>,
  ): Route<M, `${P}${Q0}`, Input<`${P}${Q0}`, PS, Q, H, K, B, O>, Takes<R>, X>;
  /** A kind of route whose handlers also receive these dependencies. */
  with<const D extends Dependencies>(dependencies: D & Checked<D, Ctx>): RouteFactory<Flat<Ctx & Provided<D>>, Merged<X, Fails<D>>, A, Flat<I & Inputs<D, 'sees'>>, Flat<O & Inputs<D, 'sends'>>, P>;
  /** A kind of route that shares a prefix, tags, security, responses, error mappings and limits. */
  scope<const Q0 extends string = '', const R extends Responses = {}, const E extends readonly ErrorMapping<any>[] = [], const D extends Dependencies = {}>(
    options: ScopeOptions<Q0, R, E> & { readonly with?: D & Checked<D, Ctx> },
  ): RouteFactory<Flat<Ctx & Provided<D>>, Merged<Merged<X, Takes<R>>, Merged<Fails<D>, Mapped<E>>>, Flat<A & R>, Flat<I & Inputs<D, 'sees'>>, Flat<O & Inputs<D, 'sends'>>, `${P}${Q0}`>;
}
type Mapped<E extends readonly unknown[]> = MergedAll<MappedBy<E[number]>>;
type MappedBy<M> = M extends ErrorMapping<infer S> ? { [_ in S]: Problem } : never;
/** What a scope shares. */
export interface ScopeOptions<P extends string, R, E> {
  readonly prefix?: P;
  readonly tags?: readonly string[];
  readonly security?: SecurityChoice;
  readonly responses?: R;
  readonly errors?: E;
  /** Runs around the handlers of the scope, after their guards and input checks. */
  readonly around?: Around;
  readonly unknown?: UnknownPolicy;
  readonly limits?: Limits;
}
/** What `around` sees of a call. */
export interface AroundCall { readonly method: string; readonly path: string; readonly operationId: string; readonly signal: AbortSignal }
/** What `next()` resolves to. `headers` can be added to. */
export interface Answer { readonly '~answer': true; readonly status: number; readonly headers: Headers }
/** Observes, times or adds headers; must answer with what `next()` gave, or throw. */
export type Around = (call: AroundCall, next: () => Promise<Answer>) => Promise<Answer>;
/** A literal that says its own security. */
export interface RouteNeedsSecurityOfItsOwnOrFromApiScopeOrDependency { readonly security: SecurityChoice }
/** Routes of an api that has said nothing about security: each literal must say it, or a scope or dependency does. */
export interface UnsecuredFactory<Ctx, X, A, I, O, P extends string> extends FactoryKind<Ctx, X, P> {
  <const M extends Method, const R extends Responses, const Q0 extends string = '', PS extends Unset | ParamsFor<`${P}${Q0}`, I> = Unset, Q extends Schema = Unset, H extends Schema = Unset, K extends Schema = Unset, B extends Schema = Unset>(
    def: RouteDef<Ctx, A, I, P, M, Q0, R, PS, Q, H, K, B> & RouteNeedsSecurityOfItsOwnOrFromApiScopeOrDependency,
  ): Route<M, `${P}${Q0}`, Input<`${P}${Q0}`, PS, Q, H, K, B, O>, Takes<R>, X>;
  with<const D extends Dependencies>(dependencies: D & Checked<D, Ctx>): Factory<IsSecured<D>, Flat<Ctx & Provided<D>>, Merged<X, Fails<D>>, A, Flat<I & Inputs<D, 'sees'>>, Flat<O & Inputs<D, 'sends'>>, P>;
  scope<const Q0 extends string = '', const R extends Responses = {}, const E extends readonly ErrorMapping<any>[] = [], const D extends Dependencies = {}, S extends SecurityChoice | Unset = Unset>(
    options: ScopeOptions<Q0, R, E> & { readonly security?: S; readonly with?: D & Checked<D, Ctx> },
  ): Factory<S extends Unset ? IsSecured<D> : true, Flat<Ctx & Provided<D>>, Merged<Merged<X, Takes<R>>, Merged<Fails<D>, Mapped<E>>>, Flat<A & R>, Flat<I & Inputs<D, 'sees'>>, Flat<O & Inputs<D, 'sends'>>, `${P}${Q0}`>;
}
type Factory<S, Ctx, X, A, I, O, P extends string> = S extends true ? RouteFactory<Ctx, X, A, I, O, P> : UnsecuredFactory<Ctx, X, A, I, O, P>;

// ── Mounting ─────────────────────────────────────────────────────────────────

/** Routes made without an api say what they need: `routes<{ db: Db }>()`. */
export interface PackageFactory<Needs> extends UnsecuredFactory<Needs, { '~needs': Needs }, {}, {}, {}, ''> {}
/** Routes of a package below the prefix of `Q`, with the failures `X2` and inputs of the kind that mounts them. */
export type Mounted<T, Q extends string, X2> = {
  readonly [K in keyof T]:
    T[K] extends Route<infer M, infer P, infer I, infer B, infer X> ? Route<M, `${Q}${P}`, I, B, Merged<X, X2>>
    : T[K] extends NotRoutes ? never : Mounted<T[K], Q, X2>;
};
/** A foreign `fetch` handler in an app; hidden from the document and from clients. */
export interface ForeignMount { readonly '~mount': true }

// ── Api and app ──────────────────────────────────────────────────────────────

/** What every route can rely on. */
export interface Api<Ctx, S> {
  readonly route: Factory<S extends Unset ? false : true, Ctx, {}, {}, {}, {}, ''>;
  readonly dependency: DependencyFactory<Ctx>;
}
/** The literal of an api. */
export interface ApiOptions<D, S> {
  readonly info: { readonly title: string; readonly version: string; readonly summary?: string; readonly description?: string };
  /** Opened in this order before the first request, closed in reverse. */
  readonly plugins?: D;
  readonly security?: S;
  readonly unknown?: UnknownPolicy;
  readonly limits?: Limits;
  /** The order and the descriptions of tags in the document. */
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
}

/** Modules of routes, or single routes, by name. */
export interface RouteTree { readonly [name: string]: unknown }
/** An app: the same types for the server and for its clients. */
export interface App<T> extends Servable { readonly routes: T }
/** What an app adds to its routes. */
export interface AppOptions {
  readonly servers?: readonly { readonly url: string; readonly description?: string }[];
  /** The docs page and the document; `false` serves neither. */
  readonly docs?: DocsOptions | false;
  readonly logger?: Logger;
  /** Reports dropped response members and shows causes of 500s in the log; default: `NODE_ENV` is not `production`. */
  readonly development?: boolean;
}
/** Where the docs page and the document are served, and to whom. */
export interface DocsOptions {
  /** Default `/docs`; `false` serves the document only. */
  readonly path?: string | false;
  /** Default `/openapi.json`. */
  readonly documentPath?: string;
  /** Default: the title of the api. */
  readonly title?: string;
  /** The kind of route that serves both, e.g. `api.route.with({ user })`: its security and dependencies guard them. Default: public. */
  readonly route?: FactoryKind<any, any, any>;
}

// ── Client ───────────────────────────────────────────────────────────────────

/** A 2xx result. `headers` are the declared ones. */
export interface Success<S, T, H> { readonly ok: true; readonly status: S; readonly data: T; readonly headers: H; readonly response: Response }
/** Any other declared result. */
export interface Failure<S, T, H> { readonly ok: false; readonly status: S; readonly error: T; readonly headers: H; readonly response: Response }
/** The union of a route's results. (`& number`: failures may carry the needs of a package under a name.) */
export type Outcome<B> = { [S in keyof B]: `${S & number}` extends `2${string}` ? Success<S, DataOf<B[S]>, HeadersOf<B[S]>> : Failure<S, DataOf<B[S]>, HeadersOf<B[S]>> }[keyof B & number];
type DataOf<T> = [T] extends [Headed<infer B, any>] ? B : T;
type HeadersOf<T> = [T] extends [Headed<any, infer H>] ? H : {};
/** The input of a call; a slot whose members are all optional may be left out. */
export type Args<I> = { [S in keyof I as [I[S]] extends [undefined] ? never : {} extends I[S] ? never : S]: I[S] } & { [S in keyof I as [I[S]] extends [undefined] ? never : {} extends I[S] ? S : never]?: I[S] };
/** What one call may add. */
export interface CallOptions { readonly signal?: AbortSignal; readonly headers?: Readonly<Record<string, string>> }
type CallArgs<I> = {} extends Args<I> ? [input?: Args<I>, options?: CallOptions] : [input: Args<I>, options?: CallOptions];
/** Calls one route. */
export interface Call<I, B, X> {
  (...args: CallArgs<I>): Promise<Outcome<B> | Outcome<X>>;
  /** Throws a failure; resolves to the success body. */
  orThrow(...args: CallArgs<I>): Promise<DataOf<B[keyof B & Success2xx]>>;
}
/** No `as` clause: filtering keys would resolve every route of a module just to list them. */
export type Client<T> = {
  readonly [K in keyof T]:
    T[K] extends { readonly '~io': { readonly in: infer I; readonly out: infer B; readonly fails: infer X } } ? Call<I, B, X>
    : T[K] extends NotRoutes ? never : Client<T[K]>;
};
/** What a module may export beside routes. A TypeBox schema has an index signature of `any`: never walk into one. */
type NotRoutes = { readonly static: unknown } | { readonly '~standard': unknown } | { readonly '~dependency': unknown } | { readonly '~plugin': unknown }
  | ((...args: never) => unknown) | (abstract new (...args: never) => unknown) | string | number | bigint | boolean | symbol | readonly unknown[] | undefined | null;

/** The second view, `client['GET /books/{id}'](…)`: resolves every route of the app, once, and only where it is used. */
export type PathClient<T> = {
  readonly [R in Leaves<T> as R extends Route<infer M, infer P, any, any, any> ? `${M} ${P}` : never]:
    R extends { readonly '~io': { readonly in: infer I; readonly out: infer B; readonly fails: infer X } } ? Call<Wire<I>, Wire<B>, Wire<X>> : never;
};
type Leaves<T> = { [K in keyof T]: T[K] extends { readonly '~io': unknown } ? T[K] : T[K] extends NotRoutes ? never : Leaves<T[K]> }[keyof T];
/** Where a client calls. */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Sent with every call; a function is asked before each. */
  readonly headers?: ClientHeaders | (() => ClientHeaders | Promise<ClientHeaders>);
}
/** Header values by name. */
export interface ClientHeaders { readonly [name: string]: string }
