import type { CallOptions } from '../declare/infer.ts';
import type { ManifestRoute } from '../shapes/manifest.ts';
import type { ParameterPlace } from '../shapes/parameter.ts';
import { parameterText, type StyleChoice } from './parameter-text.ts';
import { definedOf, isComposite, jsonOf, textOf } from './wire-value.ts';

/** What a caller gives, by slot. */
export interface CallInput {
  readonly params?: Slot;
  /** A text is sent as it is: what a `Link` gave. */
  readonly query?: Slot | string;
  readonly headers?: Slot;
  readonly cookies?: Slot;
  readonly body?: unknown;
}
interface Slot {
  readonly [name: string]: unknown;
}

/**
 * Where a call goes.
 * Throws: TypeError when a path value is missing, empty, `.` or `..`: the request would reach another route.
 */
export function urlOf(baseUrl: string, route: ManifestRoute, { params, query }: CallInput): string {
  const path = route.path.replace(/\{(\w+)\*?\}/g, (_, name: string) => pathText(route, name, params?.[name]));
  const search = typeof query === 'string' ? query : texts(route, 'query', query).join('&');
  return baseUrl.replace(/\/+$/, '') + path + (search && `?${search}`);
}

/** Sets headers on top of others; `undefined` takes one away, and an empty list is none. */
export async function addHeaders(headers: Headers, { styles }: ManifestRoute, source: CallOptions['headers'] | Slot): Promise<void> {
  for (const [name, value] of Object.entries((typeof source === 'function' ? await source() : source) ?? {})) {
    if (value === undefined) headers.delete(name);
    const text = parameterText(name, value ?? [], styles?.[`header.${name}`] ?? simple, String);
    if (value === '' || text) headers.set(name, text);
  }
}

/** Adds declared cookies to those that are there. Browsers refuse to set `cookie`: there only the cookie jar speaks. */
export function addCookies(headers: Headers, route: ManifestRoute, slot: Slot | undefined): void {
  // Encoded values have no `&`: this one separates the items of an exploded list.
  const cookies = texts(route, 'cookie', slot).join('; ').replaceAll('&', '; ');
  // Not append(): outside of Node it joins with a comma, which is part of a cookie's value.
  if (cookies) headers.set('cookie', [headers.get('cookie') ?? [], cookies].flat().join('; '));
}

/** The body as `fetch` takes it; says its media type in `headers` unless `fetch` does. */
export function bodyOf({ mediaType = 'application/json' }: ManifestRoute, body: unknown, headers: Headers): BodyInit | null {
  if (body === undefined) return null;
  // What a platform class holds has its media type with it.
  if ([Blob, FormData, URLSearchParams, ReadableStream].some((native) => body instanceof native)) return body as BodyInit; // one of these four
  const isMultipart = mediaType === 'multipart/form-data';
  if (!isMultipart) headers.set('content-type', mediaType);
  if (isMultipart || mediaType === 'application/x-www-form-urlencoded') return formOf(body as object, isMultipart ? new FormData() : new URLSearchParams()); // forms are objects
  if (/[/+]json\b/.test(mediaType)) return jsonOf(body);
  return body instanceof Uint8Array || body instanceof ArrayBuffer ? (body as BodyInit) : textOf(body); // bytes go out as they are
}

/** OpenAPI 3.1 section 4.8.14.4: a list is a part per item, an object a JSON part. */
function formOf(body: object, form: FormData | URLSearchParams): FormData | URLSearchParams {
  for (const [name, value] of definedOf(body))
    for (const part of [value].flat()) form.append(name, part instanceof Blob ? (part as Blob & string) : textOf(part)); // files are in multipart forms only
  return form;
}

const simple: StyleChoice = ['simple', false];
const form: StyleChoice = ['form', true];
const deepObject: StyleChoice = ['deepObject', true];

function pathText({ method, path, styles }: ManifestRoute, name: string, value: unknown): string {
  const whole = parameterText(name, value ?? '', styles?.[`path.${name}`] ?? simple);
  const text = name === 'rest' ? whole.replaceAll('%2F', '/') : whole; // the only parameter that spans slashes
  // A client resolves dot segments, escaped ones too, before it sends.
  if (text === '' || /(^|\/)\.\.?(\/|$)/.test(text)) throw new TypeError(`${method} ${path}: "${text}" cannot be sent as {${name}}`);
  return text;
}

/** A manifest states what differs from the default; without one an object in a query is what the server takes it for. */
function texts({ styles }: ManifestRoute, place: ParameterPlace, slot: object | undefined): string[] {
  return definedOf(slot)
    .map(([name, value]) =>
      parameterText(name, value, styles?.[`${place}.${name}`] ?? (place === 'query' && isComposite(value) && !Array.isArray(value) ? deepObject : form)),
    )
    .filter(Boolean);
}
