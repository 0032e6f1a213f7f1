import { faultOfPattern } from 'tenon/tooling';
import { isObject, type Json } from '../document/json.ts';

type Check = (value: Json) => boolean;

const isNumber: Check = (value) => Number.isFinite(value);
const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNames: Check = (value) => Array.isArray(value) && value.every(isText);
const types: ReadonlySet<Json> = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);

/** What the plain keywords of JSON Schema take; all others are no concern of an app. */
const checks: Readonly<Record<string, Check>> = {
  type: (value) => (Array.isArray(value) ? value.length > 0 && value.every((each: Json) => types.has(each)) : types.has(value)),
  const: () => true,
  enum: (value) => Array.isArray(value) && value.length > 0,
  multipleOf: (value) => isNumber(value) && Number(value) > 0,
  ...Object.fromEntries(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map((keyword) => [keyword, isNumber])),
  ...Object.fromEntries(['Length', 'Items', 'Properties', 'Contains'].flatMap((what) => [`min${what}`, `max${what}`]).map((keyword) => [keyword, isCount])),
  ...Object.fromEntries(['format', 'contentEncoding', 'contentMediaType', 'title', 'description'].map((keyword) => [keyword, isText])),
  ...Object.fromEntries(['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'].map((keyword) => [keyword, isFlag])),
  pattern: isText,
  required: isNames,
  dependentRequired: (value) => isObject(value) && Object.values(value).every(isNames),
  discriminator: isObject,
  // The bounds of `t.BigInt`.
  'x-minimum': isText,
  'x-maximum': isText,
};

/** Whether a keyword holds a plain value that an app can take; `null` for a keyword that an app has no use for. */
export function isKept(keyword: string, value: Json): boolean | null {
  const check = Object.hasOwn(checks, keyword) ? checks[keyword] : undefined;
  return check === undefined ? null : check(value);
}

/** Why a pattern cannot be used, as a sentence; `null` when it can. */
export function patternFault(pattern: string): string | null {
  const fault = faultOfPattern(pattern);
  return fault === null ? null : fault.message;
}
