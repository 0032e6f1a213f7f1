import type { HttpRequest } from './http.ts';
import type { SchemaNode, Schemas } from './schema.ts';

/** What reading and writing of a body know of the value in it. */
export interface RepresentationSetting {
  /** Of the value on the wire; `true` where nothing is known. */
  readonly schema: SchemaNode;
  readonly schemas: Schemas;
}

/** A request body to read, whole. */
export interface BodyToRead extends BodyHead {
  readonly bytes: Uint8Array;
}
/** A request body to read as it comes. */
export interface StreamToRead extends BodyHead {
  /** Ends with an HttpError 413 beyond the limit of the route, 400 when the caller goes away. */
  readonly stream: AsyncIterable<Uint8Array>;
}
/** What is known of a body before it is read. */
export interface BodyHead extends RepresentationSetting {
  /** Of the media type that it came with, by lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** How deep it may nest. */
  readonly depth: number;
  /** Reads JSON in it as a body of JSON is read. Throws: HttpError 400. */
  readonly json: (text: string) => unknown;
}

/**
 * A media type and how a wire value, the one that JSON would hold, is written in it and read from it. Schemas, codecs and what
 * callers may see are looked after elsewhere: they are the same for all.
 */
export interface Representation {
  readonly kind: 'representation';
  readonly mediaType: string;
  /** JSON is read and written by emitted code; bytes are the value itself, and no schema describes them; a stream is read as it comes. */
  readonly form: 'json' | 'bytes' | 'stream' | 'other';
  /** What the typed client sends and receives: the value, or what is on the wire. */
  readonly client: 'value' | 'text' | 'bytes';
  /** What documents say of the body: its schema, or that it is a text or bytes. */
  readonly document: 'schema' | 'text' | 'bytes';
  /** `null` where it is not for requests. Throws: HttpError 400 for what is not of this media type. */
  readonly read: ((body: BodyToRead) => unknown) | null;
  /** In place of `read`, for a stream. */
  readonly readStream?: (body: StreamToRead) => unknown;
  /** `null` where it is not for responses. */
  readonly write: ((value: unknown, setting: RepresentationSetting) => string | Uint8Array) | null;
  /** In place of `write`, for bytes of which callers may ask for a piece, or that come by and by. Throws: HttpError. */
  readonly respond?: (value: unknown, request: HttpRequest) => WrittenBytes;
}

/** What a representation answers by itself. */
export interface WrittenBytes {
  readonly status: number;
  /** Name, value, name, value…: beside those that are declared. */
  readonly headers: readonly string[];
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}
