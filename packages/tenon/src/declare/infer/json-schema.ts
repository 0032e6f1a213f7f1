/** The type of a plain JSON Schema, written `as const`: `{ type: 'array', items: { type: 'integer' } }` is `number[]`. */
import type { Flat } from './flat.ts';

/** A keyword that changes the type in a way that `FromJson` cannot follow. */
export interface Unsupported<K> {
  readonly '~unsupported': K;
}
// oxfmt-ignore
type Annotations =
  | '$schema' | '$id' | '$comment' | '$defs' | '$anchor' | 'title' | 'description' | 'default' | 'examples' | 'deprecated' | 'readOnly' | 'writeOnly'
  | 'discriminator' | 'xml' | 'externalDocs' | 'example' | 'style' | 'explode' | 'unsafePattern' | `x-${string}`;
// oxfmt-ignore
type Validations =
  | 'format' | 'pattern' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf' | 'minItems'
  | 'maxItems' | 'uniqueItems' | 'minProperties' | 'maxProperties' | 'contentEncoding' | 'contentMediaType' | 'contains' | 'minContains'
  | 'maxContains' | 'propertyNames' | 'dependentRequired';
// oxfmt-ignore
type Structure =
  | 'type' | 'enum' | 'const' | 'anyOf' | 'oneOf' | 'allOf' | 'prefixItems' | 'items' | '$ref' | 'required' | 'properties' | 'additionalProperties';
interface Primitives {
  string: string;
  number: number;
  integer: number;
  boolean: boolean;
  null: null;
}

/** The type of a JSON Schema literal. `R` is the document that local references point into. */
// oxfmt-ignore
export type FromJson<S, R = S> =
  S extends true ? unknown
  : S extends false ? never
  : [Exclude<keyof S, Annotations | Validations | Structure>] extends [never] ? JsonAll<S, R>
  : Unsupported<Exclude<keyof S, Annotations | Validations | Structure>>;
/** Keywords of one schema hold together: intersect what each of them says. */
// oxfmt-ignore
type JsonAll<S, R> =
  & JsonOwn<S, R>
  & (S extends { readonly allOf: infer A } ? JsonEvery<A, R> : unknown)
  & (S extends { readonly anyOf: readonly (infer M)[] } ? JsonSome<M, R> : unknown)
  & (S extends { readonly oneOf: readonly (infer M)[] } ? JsonSome<M, R> : unknown);
// oxfmt-ignore
type JsonOwn<S, R> =
  S extends { readonly $ref: infer Ref } ? JsonRef<Ref, R>
  : S extends { readonly const: infer C } ? C
  : S extends { readonly enum: readonly (infer E)[] } ? E
  : S extends { readonly type: readonly (infer T)[] } ? JsonTyped<T, S, R>
  : S extends { readonly type: infer T } ? JsonTyped<T, S, R>
  : S extends { readonly properties: unknown } ? JsonObject<S, R>
  : S extends { readonly prefixItems: unknown } | { readonly items: unknown } ? JsonArray<S, R>
  : unknown;
// oxfmt-ignore
type JsonTyped<T, S, R> =
  T extends keyof Primitives ? Primitives[T]
  : T extends 'array' ? JsonArray<S, R>
  : T extends 'object' ? JsonObject<S, R>
  : Unsupported<'type'>;
// oxfmt-ignore
type JsonRef<Ref, R> =
  Ref extends '#' ? FromJson<R, R>
  : Ref extends `#/$defs/${infer N}` ? R extends { readonly $defs: { readonly [_ in N]: infer D } } ? FromJson<D, R> : Unsupported<'$ref'>
  : Unsupported<'$ref'>;
type JsonSome<M, R> = M extends unknown ? FromJson<M, R> : never;
type JsonEvery<A, R> = A extends readonly [infer S, ...infer More] ? FromJson<S, R> & JsonEvery<More, R> : unknown;
// oxfmt-ignore
type JsonArray<S, R> =
  S extends { readonly prefixItems: infer T extends readonly unknown[] }
    ? [...{ -readonly [N in keyof T]: FromJson<T[N], R> }, ...(S extends { readonly items: infer I } ? FromJson<I, R>[] : unknown[])]
  : S extends { readonly items: infer I } ? FromJson<I, R>[] : unknown[];
// oxfmt-ignore
type JsonObject<S, R> =
  S extends { readonly properties: infer P }
    ? Flat<JsonMembers<P, S extends { readonly required: readonly (infer K)[] } ? K : never, R> & JsonRest<S>>
  : S extends { readonly additionalProperties: false } ? {}
  : S extends { readonly additionalProperties: infer V } ? Record<string, FromJson<V, R>>
  : Record<string, unknown>;
// oxfmt-ignore
type JsonMembers<P, K, R> =
  & { -readonly [N in keyof P as N extends K ? N : never]: FromJson<P[N], R> }
  & { -readonly [N in keyof P as N extends K ? never : N]?: FromJson<P[N], R> };
type JsonRest<S> = S extends { readonly additionalProperties: false }
  ? unknown
  : S extends { readonly additionalProperties: unknown }
    ? { [name: string]: unknown }
    : unknown;
