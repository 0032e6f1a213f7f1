import type { Kind } from '@sinclair/typebox';
import type { Extensions, Link } from '../../shapes/documentation.ts';
import type { ProblemInit } from '../../shapes/problem.ts';
import type { ProblemSchema } from '../problem-schema.ts';
import type { Schema } from './schema.ts';
import type { Decoded, DecodedObject, Received, Unset } from './views.ts';

/** Response bodies by status: a schema, `response({...})`, or `null` for no body. */
export interface Responses {
  readonly [status: number]: Schema | null;
}
/** A response with more than a body. */
export interface ResponseSpec<Body, Header> {
  readonly '~response': { readonly body: Body; readonly headers: Header };
}
/** The literal of `response({...})`. */
export interface ResponseOptions<Body, Header> extends Extensions {
  readonly body: Body;
  readonly headers?: Header;
  readonly description?: string;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly mediaType?: string;
  /** What can be done with what came. */
  readonly links?: Readonly<Record<string, Link>>;
}
/** A body that goes with declared headers. */
export interface Headed<Body, Header> {
  readonly '~body': Body;
  readonly '~headers': Header;
}

/** What `reply` takes for one declared response: `Problem` is given as `ProblemInit`, `null` as nothing. */
// oxfmt-ignore
type Given<S> =
  S extends { readonly [Kind]: 'Object'; readonly properties: infer Properties } ? DecodedObject<Properties>
  : S extends null ? void
  : S extends ResponseSpec<infer Body, infer Header> ? Header extends Unset ? Given<Body> : Headed<Given<Body>, Decoded<Header>>
  : S extends ProblemSchema<infer Extension> ? ProblemInit & Extension
  : Decoded<S>;
/** What a client receives for one declared response. */
// oxfmt-ignore
type Taken<S> =
  S extends { readonly [Kind]: 'Object' } ? Received<S>
  : S extends null ? undefined
  : S extends ResponseSpec<infer Body, infer Header> ? Header extends Unset ? Taken<Body> : Headed<Taken<Body>, Received<Header>>
  : Received<S>;
/** What `reply` takes after each status. Like `Flat`, conditional so that it prints without a name. */
export type Gives<Replies> = Replies extends unknown ? { -readonly [Status in keyof Replies]: Given<Replies[Status]> } : never;
/** What a client receives after each status. */
export type Takes<Replies> = Replies extends unknown ? { -readonly [Status in keyof Replies]: Taken<Replies[Status]> } : never;

/** What `reply` returns. Only the status: the body was checked at the call. */
export interface Replied<Status extends number> {
  readonly '~status': Status;
}
/** Undeclared response headers. */
export interface ExtraHeaders {
  readonly [name: string]: string | readonly string[] | undefined;
}
/** Answers with a declared status. */
export interface Reply<Bodies> {
  <Status extends keyof Bodies & number>(status: Status, ...rest: ReplyArgs<Bodies[Status]>): Replied<Status>;
  /** Sends a declared redirect with `Location`. */
  redirect<Status extends keyof Bodies & (301 | 302 | 303 | 307 | 308)>(status: Status, location: string): Replied<Status>;
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
// oxfmt-ignore
type ReplyArgs<T> =
  [T] extends [void] ? [body?: undefined, headers?: ExtraHeaders]
  : [T] extends [Headed<infer Body, infer Header>] ? [Body] extends [void] ? [body: undefined, headers: Header] : [body: Body, headers: Header]
  : [body: T, headers?: ExtraHeaders];

/** Statuses of success, as a bare return and a client's `orThrow` know them. */
export type Success2xx = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
/** `Only<200>` is 200, `Only<200 | 202>` never. */
type Only<K, Union = K> = K extends Union ? ([Union] extends [K] ? K : never) : never;
/** A bare return: allowed when exactly one 2xx status is declared and it asks for no headers. (`infer Body` here, not an alias: half the cost of a route.) */
type Bare<Bodies> = Bodies[Only<keyof Bodies & Success2xx>] extends infer Body
  ? [Body] extends [Headed<unknown, unknown>]
    ? 0 extends 1 & Body
      ? Body
      : never
    : Body
  : never;
/** What a handler may return. */
export type Result<Bodies> = Bare<Bodies> | Replied<keyof Bodies & number>;
