import type { ParameterStyle } from '../shapes/parameter.ts';
import { definedOf, isComposite, textOf } from './wire-value.ts';

/** A style, and whether items and members are written one by one. */
export type StyleChoice = readonly [style: ParameterStyle, explode: boolean];

/** Percent-encodes all but unreserved characters; `encodeURIComponent` leaves `!'()*`, which are reserved. */
export function encodeText(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * One parameter as it stands in a URL, a header or a cookie. `''` is nothing to send: a list or an object without members.
 * Source: OpenAPI 3.1 section 4.8.12.3 (style values), RFC 6570 section 3.2.
 * @example parameterText('tags', ['a', 'b'], ['form', true]) // 'tags=a&tags=b'
 */
export function parameterText(name: string, value: unknown, [style, explode]: StyleChoice, encode = encodeText): string {
  const [lead, separator, delimiter] = marks[style] ?? ['', '&', ','];
  const pair = (key: string, text: string): string => (text === '' && style === 'matrix' ? key : `${key}=${text}`);
  const key = encode(name);
  const own = (text: string): string => (/simple|label/.test(style) ? text : pair(key, text));

  if (!isComposite(value)) return lead + own(encode(textOf(value)));
  const entries = definedOf(value).map(([member, part]) => [encode(member), encode(textOf(part))] as const);
  if (entries.length === 0) return '';
  const isList = Array.isArray(value);
  const isDeep = style === 'deepObject';
  if (explode || isDeep)
    return lead + entries.map(([member, text]) => (isDeep ? pair(`${key}%5B${member}%5D`, text) : isList ? own(text) : pair(member, text))).join(separator);
  return lead + own(entries.map((entry) => (isList ? entry[1] : entry.join(delimiter))).join(delimiter));
}

/** What stands before a value, between its parts when they are exploded, and between them when they are not. */
const marks: { readonly [style: string]: readonly [lead: string, separator: string, delimiter: string] } = {
  simple: ['', ',', ','],
  label: ['.', '.', ','],
  matrix: [';', ';', ','],
  spaceDelimited: ['', '&', '%20'],
  pipeDelimited: ['', '&', '%7C'],
};
