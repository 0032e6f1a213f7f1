import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { isNull } from './nullable.ts';

/** Finds the definition that a key of a `$ref` stands for. */
export type Resolve = (key: string) => SchemaNode | undefined;

/** A property by which alternatives tell themselves apart. */
export interface Discriminator {
  readonly propertyName: string;
  /** Value → key of the definition. */
  readonly keyByValue: ReadonlyMap<string, string>;
  readonly variants: readonly SchemaObject[];
  readonly isNullable: boolean;
}

/**
 * The discriminator of a union of named objects that all require one property with a text of their own.
 * Exactly one of them can hold, so `oneOf` says the same as `anyOf` (OpenAPI 3.1 section 4.8.25).
 */
export function discriminatorOf(node: SchemaObject, resolve: Resolve): Discriminator | null {
  const union = node.anyOf ?? node.oneOf;
  if (union === undefined || (node.anyOf !== undefined && node.oneOf !== undefined) || node.discriminator !== undefined) return null;
  const variants = union.filter((part): part is SchemaObject => typeof part === 'object' && !isNull(part));
  const keys = variants.flatMap((part) => (part.$ref !== undefined && Object.keys(part).length === 1 ? [part.$ref] : []));
  const isNullable = union.some(isNull);
  if (keys.length < 2 || keys.length !== variants.length || variants.length + (isNullable ? 1 : 0) !== union.length) return null;
  const objects = keys.map((key) => objectOf(resolve(key)));
  for (const propertyName of Object.keys(objects[0]?.properties ?? {})) {
    const values = objects.map((object) => textOf(object, propertyName));
    const keyByValue = new Map(values.flatMap((value, index) => (value === null ? [] : [[value, keys[index] ?? ''] as const])));
    if (keyByValue.size === keys.length) return { propertyName, keyByValue, variants, isNullable };
  }
  return null;
}

function objectOf(node: SchemaNode | undefined): SchemaObject | null {
  return typeof node === 'object' && node.type === 'object' ? node : null;
}

/** The only text that a required property may have. */
function textOf(object: SchemaObject | null, name: string): string | null {
  if (object?.properties === undefined || !Object.hasOwn(object.properties, name)) return null;
  const property = object.properties[name];
  if (typeof property !== 'object' || object.required?.includes(name) !== true || object.defaulted?.includes(name) === true) return null;
  const value = property.const ?? (property.enum?.length === 1 ? property.enum[0] : undefined);
  return typeof value === 'string' ? value : null;
}
