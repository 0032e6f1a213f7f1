import type { Codec } from '../../shapes/schema.ts';
import { bigintOf, bytesOf, dateOf } from '../../support/codecs.ts';
import { helper, type Place } from './place.ts';

const decoders = { date: dateOf, bigint: bigintOf, bytes: bytesOf };

/**
 * An expression for a value that a codec decodes.
 * Shape: Tenon's own codecs read texts only; unless the value is known to be one, `value` must be an identifier, and any
 * other value (null, as a rule) is left as it is.
 */
export function codecExpression({ writer, schemas }: Place, codec: Codec, { value, isText }: { readonly value: string; readonly isText: boolean }): string {
  if (typeof codec === 'object') {
    return `${writer.constant('transform', schemas.transforms[codec.transform])}.decode(${value})`;
  }
  const decoded = `${helper(writer, decoders[codec])}(${value})`;
  return isText ? decoded : `typeof ${value} === "string" ? ${decoded} : ${value}`;
}
