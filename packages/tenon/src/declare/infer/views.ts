/**
 * Views of a schema: what a caller sends, a handler sees, a client receives.
 * Own codecs have their decoded type as `static`, so only marked defaults and other transforms make the views differ.
 * `t.Object({ at: t.Date(), n: t.Default(t.Integer(), 1) })` is decoded to `{ at: Date; n: number }` and sent as `{ at: Date; n?: number }`.
 */
import type { Kind, OptionalKind, TransformKind } from '@sinclair/typebox';
import type { Problem } from '../../shapes/problem.ts';
import type { DefaultKind } from '../../support/markers.ts';
import type { Flat } from './flat.ts';
import type { FromJson } from './json-schema.ts';
import type { Streamed } from './streamed.ts';

/** A slot that was not declared. */
export interface Unset {
  readonly '~unset': true;
}

/** What a handler sees and gives back: decoded, defaults present. */
// oxfmt-ignore
export type Decoded<S> =
  S extends { readonly [Kind]: 'Object'; readonly properties: infer P } ? DecodedObject<P>
  : S extends { readonly [Kind]: 'Array'; readonly items: infer I } ? Decoded<I>[]
  : S extends { readonly [Kind]: 'Union'; readonly anyOf: infer A extends readonly unknown[] } ? DecodedAny<A[number]>
  : S extends { readonly [TransformKind]: { readonly Decode: (value: never) => infer O } } ? O
  : S extends { readonly [Kind]: 'Intersect'; readonly allOf: infer A } ? DecodedAll<A>
  : S extends { readonly [Kind]: 'Tuple'; readonly items: infer I } ? { -readonly [N in keyof I]: Decoded<I[N]> }
  : S extends { readonly [Kind]: 'Record'; readonly static: infer T; readonly patternProperties: { readonly [pattern: string]: infer V } } ? { [K in keyof T]: Decoded<V> }
  : S extends { readonly static: unknown } ? S['static']
  : S extends { readonly '~standard': { readonly types?: infer T } } ? T extends { readonly output: infer O } ? O : never
  : S extends Unset ? undefined
  : FromJson<S>;
type HasOptional<M> = M extends { readonly [OptionalKind]: 'Optional' } ? true : never;
/** The same for the members of an object: half of what an app costs, so there is a short way in. */
export type DecodedObject<P> = [HasOptional<P[keyof P]>] extends [never]
  ? { -readonly [K in keyof P]: Decoded<P[K]> }
  : Flat<{ -readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Decoded<P[K]> } & { -readonly [K in OptionalKeys<P>]?: Decoded<P[K]> }>;
type DecodedAny<M> = M extends unknown ? Decoded<M> : never;
type DecodedAll<A> = A extends readonly [infer S, ...infer R] ? Decoded<S> & DecodedAll<R> : unknown;

/** What a client receives: own codecs decoded, other transforms encoded, defaults present. */
export type Received<S> = IsPlain<S> extends true ? Decoded<S> : ReceivedAs<S>;
// oxfmt-ignore
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
// oxfmt-ignore
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
interface Unmarked<K> {
  readonly [Kind]: K;
  readonly [DefaultKind]?: never;
}
// oxfmt-ignore
interface PlainValue extends Unmarked<
  | 'String' | 'Number' | 'Integer' | 'Boolean' | 'Null' | 'Literal' | 'TemplateLiteral' | 'Any' | 'Unknown'
  | 'Tenon:Date' | 'Tenon:BigInt' | 'Tenon:Bytes' | 'Tenon:File' | 'Tenon:Problem'
> {}
interface PlainObject extends Unmarked<'Object'> {
  readonly properties: { readonly [name: string]: Plain };
}
interface PlainArray extends Unmarked<'Array'> {
  readonly items: Plain;
}
interface PlainUnion extends Unmarked<'Union'> {
  readonly anyOf: readonly Plain[];
}

type OptionalKeys<P> = { [K in keyof P]: P[K] extends { readonly [OptionalKind]: 'Optional' } ? K : never }[keyof P];
type OmissibleKeys<P> = { [K in keyof P]: P[K] extends { readonly [OptionalKind]: 'Optional' } | { readonly [DefaultKind]: true } ? K : never }[keyof P];

/** The same value on the wire, for clients that have no manifest to encode with. */
// oxfmt-ignore
export type Wire<T> =
  T extends Date | bigint | Uint8Array ? string
  : T extends Blob | null | undefined ? T
  : T extends Streamed<infer Item> ? Streamed<Wire<Item>>
  : IsProblem<T> extends true ? T
  : T extends object ? { [K in keyof T]: Wire<T[K]> }
  : T;
/** Problems without extension members keep their name. */
type IsProblem<T> = (<X>() => X extends T ? 1 : 2) extends <X>() => X extends Problem ? 1 : 2 ? true : false;
