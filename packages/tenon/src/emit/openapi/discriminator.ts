import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { isNull } from './nullable.ts';

/** Finds the definition that a key of a `$ref` stands for. */
export type Resolve = (key: string) => SchemaNode | undefined;

/** A property by which alternatives tell themselves apart. */
export interface Discriminator {
  readonly propertyName: string;
  /** Value → key of the definition. */
  readonly keyByValue: ReadonlyMap<string, string>;
  /** The definition that an object without the property is, or with a value of no other; `null` where each must have it. */
  readonly defaultKey: string | null;
  readonly variants: readonly SchemaObject[];
  readonly isNullable: boolean;
}

/**
 * The discriminator of a union of named objects that require one property with a text of their own: all of them, or all but
 * one, which may lack it or has other values. Exactly one of them can hold, so `oneOf` says the same as `anyOf`.
 * Source: OpenAPI 3.1 section 4.8.25; 3.2 section 4.25 (`defaultMapping`).
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
    const told = toldApart(propertyName, objects);
    if (told === null) continue;
    const keyByValue = new Map([...told.indexByText].map(([text, index]) => [text, keys[index] ?? '']));
    return { propertyName, keyByValue, defaultKey: told.others === null ? null : (keys[told.others] ?? ''), variants, isNullable };
  }
  return null;
}

interface ToldApart {
  readonly indexByText: ReadonlyMap<string, number>;
  /** The index of the object that all other values, and none, belong to. */
  readonly others: number | null;
}

function toldApart(propertyName: string, objects: readonly (SchemaObject | null)[]): ToldApart | null {
  const texts = objects.map((object) => textOf(object, propertyName));
  const indexByText = new Map(texts.flatMap((text, index) => (text === null || !isSure(objects[index], propertyName) ? [] : [[text, index] as const])));
  if (indexByText.size === objects.length) return { indexByText, others: null };
  const others = objects.findIndex((object, index) => texts[index] === null || !isSure(object, propertyName));
  if (indexByText.size !== objects.length - 1 || !isApart(objects[others]?.properties?.[propertyName], indexByText)) return null;
  const text = texts[others];
  return { indexByText: typeof text === 'string' ? new Map([...indexByText, [text, others]]) : indexByText, others };
}

/** Whether a property is in every value of the object. */
function isSure(object: SchemaObject | null | undefined, name: string): boolean {
  return object?.required?.includes(name) === true && object.defaulted?.includes(name) !== true;
}

/** Whether a property, where it is declared, has none of these values. */
function isApart(property: SchemaNode | undefined, taken: ReadonlyMap<string, number>): boolean {
  if (typeof property !== 'object') return false;
  const { const: only, enum: listed = only === undefined ? undefined : [only], not } = property;
  if (listed !== undefined) return !listed.some((value) => typeof value === 'string' && taken.has(value));
  const refused = typeof not === 'object' ? (not.enum ?? [not.const]) : [];
  return [...taken.keys()].every((value) => refused.includes(value));
}

function objectOf(node: SchemaNode | undefined): SchemaObject | null {
  return typeof node === 'object' && node.type === 'object' ? node : null;
}

/** The only text that a property may have. */
function textOf(object: SchemaObject | null, name: string): string | null {
  if (object?.properties === undefined || !Object.hasOwn(object.properties, name)) return null;
  const property = object.properties[name];
  if (typeof property !== 'object') return null;
  const value = property.const ?? (property.enum?.length === 1 ? property.enum[0] : undefined);
  return typeof value === 'string' ? value : null;
}
