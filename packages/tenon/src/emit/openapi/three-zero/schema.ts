import type { Json } from '../../../shapes/json.ts';
import type { SchemaNode, SchemaObject } from '../../../shapes/schema.ts';
import type { SaidSchema } from '../schema-words.ts';
import type { Resolve } from '../discriminator.ts';
import { withNullableType } from '../nullable.ts';
import { isExact } from './exactness.ts';
import { mergedObject } from './merged-object.ts';
import { withoutNull } from './null.ts';

/**
 * One schema in the words of OpenAPI 3.0. What 3.0 cannot say is left out, so that the result accepts all that the node does:
 * never less. Where less would come of it, below `not` and between the alternatives of `oneOf`, the keyword itself gives way.
 * Source: OpenAPI 3.0.3 section 4.7.24.
 */
export function inThreeZero(node: SchemaObject, resolve: Resolve): SaidSchema {
  const { $ref, ...beside } = node;
  if ($ref === undefined) return say(node, resolve);
  // 3.0 ignores what stands beside a `$ref`.
  return Object.keys(beside).length === 0 ? { $ref } : say({ ...beside, allOf: [{ $ref }, ...(beside.allOf ?? [])] }, resolve);
}

function say(node: SchemaObject, resolve: Resolve): SaidSchema {
  const { isNullable, rest, type, alternatives } = withoutNull(withNullableType(mergedObject(node, resolve) ?? node), resolve);
  const { const: only, enum: listed, examples } = rest;
  const values = only === undefined ? listed : [only];
  return {
    ...withoutLaterKeywords(rest),
    ...(type === null ? {} : { type }),
    // Beside a type only, which it adds to: readers refuse it elsewhere. Where no type is, none refuses null.
    ...(isNullable && type !== null ? { nullable: true } : {}),
    ...(values === undefined ? {} : { enum: values }),
    ...boundsOf(rest),
    ...itemsOf(rest, type),
    ...recordOf(rest),
    ...combinationsOf(rest, alternatives, resolve),
    ...formatOf(rest),
    ...(examples?.[0] === undefined ? {} : { example: examples[0] }),
  };
}

/** The keywords that 3.0 has and means alike. */
function withoutLaterKeywords(node: SchemaObject): SaidSchema {
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => !laterKeywords.has(keyword)));
}

/** Said in another way below, or not at all. */
const laterKeywords = new Set<string>([
  ...(['const', 'examples', 'exclusiveMinimum', 'exclusiveMaximum', 'contentEncoding', 'contentMediaType'] as const),
  ...(['prefixItems', 'contains', 'minContains', 'maxContains', 'unevaluatedItems'] as const),
  ...(['patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas', 'unevaluatedProperties'] as const),
  ...(['if', 'then', 'else', 'not', 'oneOf', 'anyOf', 'allOf'] as const),
] satisfies (keyof SchemaObject)[]);

/** A number and a boolean beside it; of an inclusive and an exclusive bound the stricter one. */
function boundsOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: SchemaObject): SaidSchema {
  const hasLower = exclusiveMinimum !== undefined && (minimum === undefined || exclusiveMinimum >= minimum);
  const hasUpper = exclusiveMaximum !== undefined && (maximum === undefined || exclusiveMaximum <= maximum);
  return {
    ...(hasLower ? { minimum: exclusiveMinimum, exclusiveMinimum: true } : {}),
    ...(hasUpper ? { maximum: exclusiveMaximum, exclusiveMaximum: true } : {}),
  };
}

/** A tuple is an array of any of its items; an array says `items`, which 3.0 requires. */
function itemsOf({ prefixItems, items }: SchemaObject, type: string | null): SaidSchema {
  if (prefixItems === undefined) {
    if (items === undefined) return type === 'array' ? { items: {} } : {};
    return { items: typeof items === 'boolean' ? (items ? {} : { not: {} }) : items };
  }
  const parts = [...prefixItems, ...(items === undefined ? [true] : items === false ? [] : [items])];
  const distinct = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  const [first = true] = distinct;
  return { items: distinct.length === 1 ? objectForm(first) : { anyOf: distinct.map(objectForm) } };
}

function objectForm(node: SchemaNode): SchemaObject {
  return typeof node === 'boolean' ? (node ? {} : { not: {} }) : node;
}

/** Keys of a form: every member is one of theirs, or one of `additionalProperties`. */
function recordOf({ patternProperties, additionalProperties }: SchemaObject): SaidSchema {
  if (patternProperties === undefined || Object.keys(patternProperties).length === 0) return {};
  if (additionalProperties === undefined || additionalProperties === true) return { additionalProperties: true };
  const parts = [...Object.values(patternProperties), ...(additionalProperties === false ? [] : [additionalProperties])];
  const [first = true] = parts;
  return { additionalProperties: parts.length === 1 ? first : { anyOf: parts } };
}

/** `not` and `oneOf` refuse more when what is inside them accepts more: they stand only where it is said to the letter. */
function combinationsOf(
  { allOf = [], anyOf, oneOf, not, const: only, enum: listed }: SchemaObject,
  types: readonly SchemaObject[],
  resolve: Resolve,
): SaidSchema {
  const isOne = oneOf?.every((part) => isExact(part, resolve)) === true;
  const unions = [anyOf, types.length === 0 ? undefined : types, isOne ? undefined : oneOf].filter((union) => union !== undefined);
  const [first, ...others] = unions;
  const also: readonly SchemaObject[] = only === undefined || listed === undefined ? [] : [{ enum: listed }];
  const all = [...allOf, ...also, ...others.map((union): SchemaObject => ({ anyOf: union }))];
  return {
    ...(all.length === 0 ? {} : { allOf: all }),
    ...(first === undefined ? {} : { anyOf: first }),
    ...(isOne ? { oneOf } : {}),
    ...(not === undefined || !isExact(not, resolve) ? {} : { not }),
  };
}

/** `byte` is base64, `binary` any bytes (OpenAPI 3.0.3 section 4.4). */
function formatOf({ format, contentEncoding, contentMediaType }: SchemaObject): { readonly format?: Json } {
  if (format !== undefined) return {};
  if (contentEncoding === 'base64') return { format: 'byte' };
  return contentMediaType === undefined ? {} : { format: 'binary' };
}
