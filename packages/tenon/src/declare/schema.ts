import { JsonTypeBuilder, Kind, type TSchema } from '@sinclair/typebox';
import { DefaultKind, DefaultValue } from '../support/markers.ts';
import type { Decoded, Defaulted, SchemaBuilder, TBigInt, TBytes, TDate, TFile } from './infer.ts';

export { DefaultKind } from '../support/markers.ts';
export { Problem, problemWith } from './problem-schema.ts';

/** Strict base64 (RFC 4648 section 4), padding included. */
const BASE64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$';

/** Decimal digits without leading zeros, which JSON forbids too. */
const DECIMAL = '^-?(0|[1-9][0-9]*)$';

class Builder extends JsonTypeBuilder implements SchemaBuilder {
  Date(options: { readonly description?: string; readonly examples?: readonly string[] } = {}): TDate {
    return { ...options, [Kind]: 'Tenon:Date', type: 'string', format: 'date-time' } as unknown as TDate; // `static` and `params` exist in types only
  }

  BigInt(options: { readonly description?: string; readonly minimum?: bigint; readonly maximum?: bigint } = {}): TBigInt {
    const { minimum, maximum, ...rest } = options;
    // JSON cannot say a bigint: the bounds travel as text, beside the pattern.
    const bounds = { ...(minimum !== undefined && { 'x-minimum': String(minimum) }), ...(maximum !== undefined && { 'x-maximum': String(maximum) }) };
    return { ...rest, [Kind]: 'Tenon:BigInt', type: 'string', pattern: DECIMAL, ...bounds } as unknown as TBigInt; // as above
  }

  Bytes(options: { readonly description?: string; readonly maxLength?: number } = {}): TBytes {
    const { maxLength, ...rest } = options;
    return {
      ...rest,
      [Kind]: 'Tenon:Bytes',
      type: 'string',
      contentEncoding: 'base64',
      pattern: BASE64,
      ...(maxLength !== undefined && textLimit(maxLength)),
    } as unknown as TBytes; // as above
  }

  File(options: { readonly description?: string; readonly maxBytes?: number; readonly mediaTypes?: readonly string[] } = {}): TFile {
    const { maxBytes, mediaTypes, ...rest } = options;
    const rule = { ...(maxBytes !== undefined && { maxBytes }), ...(mediaTypes !== undefined && { mediaTypes: [...mediaTypes] }) };
    return { ...rest, [Kind]: 'Tenon:File', 'x-tenon-file': rule } as unknown as TFile; // as above
  }

  Default<S extends TSchema>(schema: S, value: NoInfer<Decoded<S>>): Defaulted<S> {
    return { ...schema, [DefaultKind]: true, [DefaultValue]: value };
  }
}

/**
 * The limit of base64 text that spells at most so many bytes.
 * Four characters spell three bytes; when the limit is no multiple of three, the last group must be padded.
 */
function textLimit(maxBytes: number): object {
  const [groups, rest] = [Math.floor(maxBytes / 3), maxBytes % 3];
  if (rest === 0) return { maxLength: groups * 4 };
  // A text of full length whose padding is missing has more bytes. `not`, because generators make a union of `anyOf`.
  return { maxLength: groups * 4 + 4, not: { minLength: groups * 4 + 4, pattern: rest === 1 ? '[^=].$' : '[^=]$' } };
}

/** The schema builder: TypeBox's JSON types, and values that JSON has no word for. */
export const t: SchemaBuilder = new Builder();
