import type { ParameterStyle } from '../shapes/parameter.ts';
import { isComposite, textOf } from './wire-value.ts';

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
  const separator = separators[style] ?? '&';
  const isNamed = style !== 'simple' && style !== 'label';
  const lead = style === 'label' || style === 'matrix' ? separator : '';
  const pair = (key: string, text: string): string => (text === '' && style === 'matrix' ? key : `${key}=${text}`);
  const key = encode(name);
  const own = (text: string): string => (isNamed ? pair(key, text) : text);
  const delimiter = explode ? separator : (delimiters[style] ?? ',');

  if (!isComposite(value)) return lead + own(encode(textOf(value)));
  const entries = Object.entries(value).flatMap(([member, part]) => (part === undefined ? [] : [[encode(member), encode(textOf(part))] as const]));
  if (entries.length === 0) return '';
  if (style === 'deepObject') return entries.map(([member, text]) => pair(`${key}%5B${member}%5D`, text)).join('&');
  const isList = Array.isArray(value);
  if (explode) return lead + entries.map(([member, text]) => (isList ? own(text) : pair(member, text))).join(separator);
  return lead + own(entries.map((entry) => (isList ? entry[1] : entry.join(delimiter))).join(delimiter));
}

const separators: { readonly [style: string]: string } = { simple: ',', label: '.', matrix: ';' };
const delimiters: { readonly [style: string]: string } = { spaceDelimited: '%20', pipeDelimited: '%7C' };
