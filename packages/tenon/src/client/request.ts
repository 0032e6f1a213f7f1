import type { ManifestRoute } from '../shapes/manifest.ts';
import type { ParameterPlace } from '../shapes/parameter.ts';
import { encodeText, parameterText, type StyleChoice } from './parameter-text.ts';
import { isComposite, jsonOf, textOf } from './wire-value.ts';

/** What a caller gives, by slot. */
export interface CallInput {
  readonly params?: Slot;
  readonly query?: Slot;
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
  const search = texts(route, 'query', query).join('&');
  return baseUrl.replace(/\/+$/, '') + path + (search === '' ? '' : `?${search}`);
}

/** Adds declared headers and cookies. Browsers refuse to set `cookie`: there only the cookie jar speaks. */
export function addHeaders(headers: Headers, route: ManifestRoute, input: CallInput): void {
  for (const [name, value] of defined(input.headers)) {
    const text = parameterText(name, value, styleOf(route, 'header', name), String);
    if (text !== '' || !isComposite(value)) headers.set(name, text); // an empty list is no header
  }
  // Encoded values have no `&`: this one separates the items of an exploded list.
  const cookies = texts(route, 'cookie', input.cookies).join('; ').replaceAll('&', '; ');
  if (cookies !== '') headers.append('cookie', cookies);
}

/** The body as `fetch` takes it; says its media type in `headers` unless `fetch` does. */
export function bodyOf({ mediaType = 'application/json' }: ManifestRoute, body: unknown, headers: Headers): BodyInit {
  // What a platform class holds has its media type with it.
  if ([Blob, FormData, URLSearchParams, ReadableStream].some((native) => body instanceof native)) return body as BodyInit; // one of these four
  if (mediaType === 'multipart/form-data') {
    const form = new FormData();
    for (const [name, part] of formParts(body)) form.append(name, part instanceof Blob ? part : textOf(part));
    return form;
  }
  headers.set('content-type', mediaType);
  if (/[/+]json\b/.test(mediaType)) return jsonOf(body);
  if (mediaType === 'application/x-www-form-urlencoded') return String(new URLSearchParams(formParts(body).map(([name, part]) => [name, textOf(part)])));
  return body instanceof Uint8Array || body instanceof ArrayBuffer ? (body as BodyInit) : textOf(body); // bytes go out as they are
}

/** OpenAPI 3.1 section 4.8.14.4: a list is a part per item, an object a JSON part. */
function formParts(body: unknown): [string, unknown][] {
  return defined(body as Slot).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((part: unknown): [string, unknown] => [name, part])); // forms are objects
}

const defaultStyles: { readonly [place in ParameterPlace]: StyleChoice } = {
  path: ['simple', false],
  query: ['form', true],
  header: ['simple', false],
  cookie: ['form', true],
};

const deepObject: StyleChoice = ['deepObject', true];

/** A manifest states what differs from the default; without one an object in a query is what the server takes it for. */
function styleOf({ styles }: ManifestRoute, place: ParameterPlace, name: string, value?: unknown): StyleChoice {
  return styles?.[`${place}.${name}`] ?? (place === 'query' && isPlainObject(value) ? deepObject : defaultStyles[place]);
}

function pathText(route: ManifestRoute, name: string, value: unknown): string {
  const text =
    name === 'rest'
      ? textOf(value ?? '')
          .split('/')
          .map(encodeText)
          .join('/')
      : parameterText(name, value ?? '', styleOf(route, 'path', name));
  // A client resolves dot segments, escaped ones too, before it sends.
  if (text === '' || /(^|\/)\.\.?(\/|$)/.test(text)) throw new TypeError(`${route.method} ${route.path}: "${text}" cannot be sent as {${name}}`);
  return text;
}

function texts(route: ManifestRoute, place: ParameterPlace, slot: Slot | undefined): string[] {
  return defined(slot)
    .map(([name, value]) => parameterText(name, value, styleOf(route, place, name, value)))
    .filter((text) => text !== '');
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function defined(slot: Slot = {}): [string, unknown][] {
  return Object.entries(slot).filter(([, value]) => value !== undefined);
}
