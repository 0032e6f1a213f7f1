import type { ContentDeclaration } from '../shapes/declaration.ts';
import type { BodyToRead, Representation, RepresentationSetting } from '../shapes/representation.ts';
import { declaration } from '../support/markers.ts';
import { representing } from '../support/representing.ts';
import type { BytesBody, Represented, Schema } from './infer.ts';

/**
 * One schema in several media types, as the body of a request or a response: callers choose with `Content-Type` and `Accept`.
 * The first one is what callers get who ask for nothing; JSON, where it is one of them, comes first.
 * @example responses: { 200: content(t.Array(Book), json(), xml(), csv()) }
 */
export function content<S extends Schema, const All extends readonly Representation[]>(schema: S, ...representations: All): Represented<S, All> {
  return declaredContent({ schema, representations }) as Represented<S, All>; // what it says to types exists there only
}

/**
 * A body of bytes, as they are: a `Uint8Array` for handlers and clients.
 * @example responses: { 200: bytes('image/png') }
 */
export function bytes(mediaType = 'application/octet-stream'): BytesBody {
  const raw = representing({ mediaType, form: 'bytes', client: 'bytes', document: 'bytes', read: (body) => body.bytes, write: written });
  return declaredContent({ schema: true, representations: [raw] }) as BytesBody; // as above
}

/** The value of a body in media types, before its type says more of it. */
export function declaredContent(content: Omit<ContentDeclaration, 'kind'>): unknown {
  const declared: ContentDeclaration = { kind: 'content', ...content };
  return Object.freeze({ [declaration]: Object.freeze(declared) });
}

function written(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('it is no Uint8Array');
}

/** What `representation` takes: functions between a wire value, the one that JSON would hold, and a body. */
export interface RepresentationOptions {
  readonly mediaType: string;
  /** For requests. What it throws is a 400. */
  readonly decode?: (bytes: Uint8Array, setting: BodyToRead) => unknown;
  /** For responses. */
  readonly encode?: (value: unknown, setting: RepresentationSetting) => string | Uint8Array;
}

/**
 * A media type that Tenon does not know, by two functions. Checks, codecs and what is left out of responses are as for JSON.
 * @example const yaml = representation({ mediaType: 'application/yaml', decode: (bytes) => parse(text(bytes)), encode: stringify })
 */
export function representation({ mediaType, decode, encode }: RepresentationOptions): Representation & { readonly client: 'bytes' } {
  const read = decode === undefined ? null : (body: BodyToRead): unknown => decode(body.bytes, body);
  return representing({ mediaType, client: 'bytes', read, write: encode ?? null });
}
