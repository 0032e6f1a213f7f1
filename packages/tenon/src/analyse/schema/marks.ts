import { Hint, Kind, OptionalKind, TransformKind } from '@sinclair/typebox';
import type { Codec, Transform } from '../../shapes/schema.ts';
import { DefaultKind, DefaultValue } from '../../support/markers.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';

type Marked = RawSchema & { readonly [mark: symbol]: unknown };

/** TypeBox's kind of a schema; undefined for plain JSON Schema. */
export function kindOf(schema: RawSchema): string | undefined {
  const kind = (schema as Marked)[Kind];
  return typeof kind === 'string' ? kind : undefined;
}

/** Whether a schema was made by a builder that speaks TypeBox's dialect. `Unsafe` holds plain JSON Schema. */
export function isTypeBox(schema: RawSchema): boolean {
  const kind = kindOf(schema);
  return kind !== undefined && kind !== 'Unsafe';
}

/** Whether a schema names itself `T0`, `T1`…: TypeBox's counter for recursive types, which depends on the order of modules. */
export function hasCounterName(schema: RawSchema): boolean {
  return (schema as Marked)[Hint] === 'Recursive' && typeof schema['$id'] === 'string' && /^T\d+$/.test(schema['$id']);
}

/** The transform of a TypeBox schema. */
export function transformOf(schema: RawSchema): Transform | undefined {
  const mark = (schema as Marked)[TransformKind] as { Decode: Transform['decode']; Encode: Transform['encode'] } | undefined; // TypeBox's TransformOptions
  return mark && { decode: mark.Decode, encode: mark.Encode };
}

/** The codec that a kind of Tenon's own stands for. */
export function ownCodecOf(schema: RawSchema): Exclude<Codec, object> | undefined {
  return OWN_CODECS.get(kindOf(schema) ?? '');
}

const OWN_CODECS: ReadonlyMap<string, Exclude<Codec, object>> = new Map([
  ['Tenon:Date', 'date'],
  ['Tenon:BigInt', 'bigint'],
  ['Tenon:Bytes', 'bytes'],
]);

/** The decoded default of a schema marked by `t.Default`. */
export function markedDefaultOf(schema: RawSchema): { readonly value: unknown } | undefined {
  const marked = schema as Marked;
  // An optional member may be absent, also for handlers: `t.Partial` of a schema with defaults is a patch that fills nothing in.
  if (marked[OptionalKind] === 'Optional') return undefined;
  return marked[DefaultKind] === true ? { value: marked[DefaultValue] } : undefined;
}

/** The required members that `t.Default` fills. */
export function defaultedOf({ properties, required }: RawSchema): readonly string[] {
  if (!isRawSchema(properties) || !Array.isArray(required) || !required.some((name: string) => isMarked(properties[name]))) return NONE;
  return Object.keys(properties).filter((name) => isMarked(properties[name]) && required.includes(name));
}

function isMarked(schema: unknown): boolean {
  return isRawSchema(schema) && markedDefaultOf(schema) !== undefined;
}

const NONE: readonly string[] = [];
