import type { JsonTypeBuilder, Kind, TSchema } from '@sinclair/typebox';
import type { DefaultKind } from '../../support/markers.ts';
import type { Decoded } from './views.ts';

/** Anything that can describe a value: a TypeBox schema, a Standard Schema, or a JSON Schema `as const`. Weak on purpose. */
export type Schema = object;
/** A schema marked by `t.Default`. */
export type Defaulted<S> = S & { readonly [DefaultKind]: true };

/** An instant: `Date` in code, an ISO 8601 string on the wire. */
export interface TDate extends TSchema {
  [Kind]: 'Tenon:Date';
  static: Date;
  type: 'string';
}
/** A big integer: `bigint` in code, a decimal string on the wire. */
export interface TBigInt extends TSchema {
  [Kind]: 'Tenon:BigInt';
  static: bigint;
  type: 'string';
}
/** Bytes: `Uint8Array` in code, base64 on the wire. */
export interface TBytes extends TSchema {
  [Kind]: 'Tenon:Bytes';
  static: Uint8Array;
  type: 'string';
}
/** A file of a form in parts: a web `File` for handlers and callers. */
export interface TFile extends TSchema {
  [Kind]: 'Tenon:File';
  static: File;
}
/** A schema known by its static type only; `.d.ts` files print `Model<Name>` instead of the whole tree. */
export interface Model<T> extends TSchema {
  readonly static: T;
  readonly '~model': T;
}

/** TypeBox's JSON types and Tenon's own. */
export interface SchemaBuilder extends JsonTypeBuilder {
  /** A date and time, decoded to `Date`. */
  Date(options?: { readonly description?: string; readonly examples?: readonly string[] }): TDate;
  /** An integer of any size, decoded to `bigint`. */
  BigInt(options?: { readonly description?: string; readonly minimum?: bigint; readonly maximum?: bigint }): TBigInt;
  /** Base64 text, decoded to `Uint8Array`. */
  Bytes(options?: { readonly description?: string; readonly maxLength?: number }): TBytes;
  /** A file of a form in parts (`multipart()` of `tenon/multipart`); `mediaTypes` are exact ones, or ranges as `image/*`. */
  File(options?: { readonly description?: string; readonly maxBytes?: number; readonly mediaTypes?: readonly string[] }): TFile;
  /** A member with this default may be left out by callers and is always present for handlers. */
  Default<S extends TSchema>(schema: S, value: NoInfer<Decoded<S>>): Defaulted<S>;
}
