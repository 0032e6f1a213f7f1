import type { Version } from '../../document/read-document.ts';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { asSet } from './canonical.ts';

/** Keywords that 3.0 does not know: a print of 3.0 cannot say what they say, so that it says nothing about them. */
const unknownTo30: readonly string[] = [
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  '$dynamicRef',
];

/** The older of two versions: what both documents can say. */
export function commonVersion(left: Version, right: Version): Version {
  return left < right ? left : right;
}

/**
 * A schema of 3.1 or 3.2 as 3.0 can say it, itself alone: a tuple is an array of any of its types with a fixed length, a record with a
 * pattern of keys is one with any keys, conditions are gone.
 */
export function as30(raw: JsonObject): JsonObject {
  const known = Object.fromEntries(Object.entries(raw).filter(([keyword]) => !unknownTo30.includes(keyword)));
  return withoutPatterns(withoutTuple(known));
}

function withoutTuple(raw: JsonObject): JsonObject {
  const { prefixItems, items, ...rest } = raw;
  if (!Array.isArray(prefixItems)) return raw;
  const first = prefixItems as readonly Json[];
  if (items === false) return { ...rest, maxItems: first.length, items: { anyOf: asSet(first) } };
  return isObject(items) ? { ...rest, items: { anyOf: asSet([...first, items]) } } : rest;
}

function withoutPatterns(raw: JsonObject): JsonObject {
  const { patternProperties, additionalProperties, ...rest } = raw;
  if (!isObject(patternProperties)) return raw;
  const schemas = asSet(Object.values(patternProperties));
  const isOpen = additionalProperties === true || additionalProperties === undefined;
  if (isOpen || schemas.some((schema) => typeof schema === 'boolean')) return { ...rest, additionalProperties: true };
  const all = isObject(additionalProperties) ? asSet([...schemas, additionalProperties]) : schemas;
  return { ...rest, additionalProperties: all.length === 1 ? (all[0] as Json) : { anyOf: all } }; // one of them
}
