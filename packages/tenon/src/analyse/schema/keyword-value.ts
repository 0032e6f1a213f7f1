import type { Json } from '../../shapes/json.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { copyJson, emptyRecord, ownRecord } from './json-value.ts';
import type { KeywordForm } from './keyword-forms.ts';
import { isRawSchema } from './raw-schema.ts';

/** What a keyword's value is read with. */
export interface KeywordReader {
  /** A schema under the keyword, with its name or index where there are several. */
  node(schema: unknown, token?: string): SchemaNode;
  /** Reports a pattern that cannot be used. */
  pattern(text: string): void;
}

/** A keyword's value as a `SchemaNode` holds it, or what was expected instead. */
export type KeywordValue = { readonly value: unknown } | { readonly expected: string };

/** The forms whose values have schemas or patterns inside. */
type ReadingForm = keyof typeof readers;

/** Whether values of a form have schemas or patterns inside. */
export function isReading(form: KeywordForm): form is ReadingForm {
  return Object.hasOwn(readers, form);
}

/** Reads the value of a keyword that has schemas or patterns inside. */
export function readKeyword(form: ReadingForm, value: unknown, reader: KeywordReader): KeywordValue {
  return readers[form](value, reader);
}

/** Reads the value of any other keyword by its form. */
export function readValue(form: Exclude<KeywordForm, ReadingForm>, value: unknown): KeywordValue {
  return values[form](value);
}

const TYPES: ReadonlySet<unknown> = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);

const readers = {
  node: (value: unknown, reader: KeywordReader): KeywordValue => ({ value: reader.node(value) }),
  nodes: (value: unknown, reader: KeywordReader): KeywordValue =>
    Array.isArray(value) ? { value: value.map((each, index) => reader.node(each, String(index))) } : { expected: 'an array of schemas' },
  nodesByName: (value: unknown, reader: KeywordReader): KeywordValue =>
    isRawSchema(value) ? { value: nodesOf(value, reader) } : { expected: 'schemas by name' },
  nodesByPattern: (value: unknown, reader: KeywordReader): KeywordValue => {
    if (!isRawSchema(value)) return { expected: 'schemas by pattern' };
    for (const pattern of Object.keys(value)) reader.pattern(pattern);
    return { value: nodesOf(value, reader) };
  },
  pattern: (value: unknown, reader: KeywordReader): KeywordValue => {
    if (typeof value !== 'string') return { expected: 'a regular expression as a string' };
    reader.pattern(value);
    return { value };
  },
};

const values: Record<Exclude<KeywordForm, ReadingForm>, (value: unknown) => KeywordValue> = {
  number: (value) => (Number.isFinite(value) ? { value } : { expected: 'a finite number' }),
  positive: (value) => (Number.isFinite(value) && Number(value) > 0 ? { value } : { expected: 'a number above 0' }),
  count: (value) => (Number.isInteger(value) && Number(value) >= 0 ? { value } : { expected: 'an integer from 0' }),
  text: (value) => (typeof value === 'string' ? { value } : { expected: 'a string' }),
  flag: (value) => (typeof value === 'boolean' ? { value } : { expected: 'true or false' }),
  names: (value) => (isNames(value) ? { value: [...value] } : { expected: 'an array of names' }),
  namesByName: (value) => {
    if (!isRawSchema(value) || !Object.values(value).every(isNames)) return { expected: 'arrays of names by name' };
    return { value: ownRecord(Object.entries(value as { readonly [name: string]: readonly string[] }).map(([name, names]) => [name, [...names]])) }; // checked above
  },
  json: (value) => jsonOf(value),
  values: (value) => (Array.isArray(value) ? jsonOf(value) : { expected: 'an array of values' }),
  types: (value) => {
    const isKnown = Array.isArray(value) ? value.length > 0 && value.every((each) => TYPES.has(each)) : TYPES.has(value);
    return isKnown ? { value: Array.isArray(value) ? [...value] : value } : { expected: 'a type of JSON' };
  },
};

function nodesOf(value: { readonly [name: string]: unknown }, reader: KeywordReader): { readonly [name: string]: SchemaNode } {
  const record = emptyRecord<SchemaNode>();
  Object.keys(value).forEach((name) => (record[name] = reader.node(value[name], name)));
  return record;
}

function jsonOf(value: unknown): { readonly value: Json } | { readonly expected: string } {
  const copied = copyJson(value);
  return 'json' in copied ? { value: copied.json } : { expected: `a JSON value (${copied.problem})` };
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
