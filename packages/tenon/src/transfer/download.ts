import type { TransformKind } from '@sinclair/typebox';
import { declaredContent } from '../declare/content.ts';
import type { BytesBody, ResponseSpec } from '../declare/infer.ts';
import { Problem, type ProblemSchema } from '../declare/problem-schema.ts';
import { response } from '../declare/response.ts';
import { t } from '../declare/schema.ts';
import type { HttpRequest } from '../shapes/http.ts';
import type { Representation, WrittenBytes } from '../shapes/representation.ts';
import { HttpError } from '../support/errors.ts';
import { representing } from '../support/representing.ts';
import { byteRange } from './byte-range.ts';
import { disposition } from './disposition.ts';
import { entityTagOf, isAlikeStrongly } from './entity-tags.ts';
import { exactBytes, type ByteSource } from './exact-bytes.ts';

export type { ByteSource } from './exact-bytes.ts';

/** Bytes of which pieces can be read: of a file, of an object in a store. */
export interface SlicedBytes {
  readonly sizeBytes: number;
  /** From `first` to `last`, both in it. */
  readonly read: (first: number, last: number) => ByteSource;
}

/** What a handler gives of a download. */
export interface Download {
  /** Pieces can be had of bytes, blobs and `SlicedBytes`; anything else is read once, from its beginning: Node's streams, the web's, generators. */
  readonly data: Uint8Array | Blob | SlicedBytes | ByteSource;
  /** As it is saved. Any text: what cannot be part of a name is replaced. */
  readonly name?: string;
  /** Whether a browser shows it in place of saving it. Default: `false`. */
  readonly isInline?: boolean;
  /** The `ETag` that an `entityTag` provides, and sends: by it callers go on after a break (`If-Range`). */
  readonly version?: string | null;
}

/** The body of a download: a `Download` for handlers, bytes for clients. */
interface DownloadBody<Given, Taken> {
  readonly [TransformKind]: { readonly Decode: (value: never) => Given };
  readonly static: Taken;
}

/** What clients make of a media type. */
type Taken<MediaType> = MediaType extends `text/${string}` | `${string}${'+' | '/'}xml`
  ? string
  : MediaType extends `${string}${'+' | '/'}json`
    ? unknown
    : Uint8Array;

const contentRange = t.Object({ 'content-range': t.String({ description: 'Which bytes, and of how many: `bytes 0-99/1000`' }) });

/** What `download` gives: for `responses`, beside others. */
export interface DownloadResponses<MediaType extends string> {
  readonly 200: DownloadBody<Download, Taken<MediaType>>;
  readonly 206: ResponseSpec<DownloadBody<never, Taken<MediaType>>, typeof contentRange>;
  readonly 416: ResponseSpec<ProblemSchema, typeof contentRange>;
}

/**
 * The responses of a download: handlers answer 200 with a `Download`; pieces of it, for callers who ask for one, are made of that.
 * @example responses: { ...download('application/pdf'), 404: Problem }, handler: ({ reply }) => reply(200, { data: bytes, name: 'a.pdf' })
 */
export function download<const MediaType extends string = 'application/octet-stream'>(mediaType?: MediaType): DownloadResponses<MediaType> {
  const body = declaredContent({ schema: true, representations: [downloaded(mediaType ?? 'application/octet-stream')] }) as BytesBody; // what it says to types exists there only
  return {
    200: body,
    206: response({ body, headers: contentRange }),
    416: response({ body: Problem, headers: contentRange }),
  } as unknown as DownloadResponses<MediaType>; // handlers give something else than callers get
}

function downloaded(mediaType: string): Representation {
  return representing({
    mediaType,
    form: 'bytes',
    client: 'bytes',
    document: 'bytes',
    write: () => {
      throw new TypeError('a download is answered, not written');
    },
    respond: (value, request) => answerOf(value as Download, request), // said by the types of `reply`
  });
}

function answerOf({ data, name, isInline = false, version = null }: Download, request: HttpRequest): WrittenBytes {
  const head = ['content-disposition', disposition(isInline ? 'inline' : 'attachment', name)];
  const sliced = slicedOf(data);
  if (sliced === null) return { status: 200, headers: head, body: exactBytes(data as ByteSource, null) };
  const { sizeBytes } = sliced;
  const piece = pieceOf(request, version, sizeBytes);
  if (piece === 'none') throw new HttpError(416, 'range.not-satisfiable', `There are ${sizeBytes} bytes`, { 'content-range': `bytes */${sizeBytes}` });
  const { first, last } = piece ?? { first: 0, last: sizeBytes - 1 };
  const range = piece === null ? [] : ['content-range', `bytes ${first}-${last}/${sizeBytes}`];
  const sent = { status: piece === null ? 200 : 206, headers: [...head, 'accept-ranges', 'bytes', ...range] };
  if (data instanceof Uint8Array || sizeBytes === 0) return { ...sent, body: data instanceof Uint8Array ? data.subarray(first, last + 1) : new Uint8Array() };
  const lengthBytes = last - first + 1;
  return { ...sent, headers: [...sent.headers, 'content-length', String(lengthBytes)], body: exactBytes(sliced.read(first, last), lengthBytes) };
}

/** What can be read in pieces; `null` for what is read once. */
function slicedOf(data: Download['data']): SlicedBytes | null {
  if (data instanceof Blob) return { sizeBytes: data.size, read: (first, last) => data.slice(first, last + 1).stream() as unknown as ByteSource }; // iterable on every server
  if (data instanceof Uint8Array) return { sizeBytes: data.length, read: () => data as never };
  if ('sizeBytes' in data) return data;
  if (Symbol.asyncIterator in data) return null;
  throw new TypeError('the data of a download is bytes, a Blob, a stream or { sizeBytes, read }');
}

/** Source: RFC 9110 sections 13.1.5 and 14.2. */
function pieceOf({ method, headers }: HttpRequest, version: string | null, sizeBytes: number): ReturnType<typeof byteRange> {
  const { range, 'if-range': known } = headers;
  if (range === undefined || method !== 'GET') return null;
  if (known === undefined) return byteRange(String(range), sizeBytes);
  const [asked, now] = [entityTagOf(String(known)), entityTagOf(version ?? '')];
  return asked !== null && now !== null && isAlikeStrongly(asked, now) ? byteRange(String(range), sizeBytes) : null;
}
