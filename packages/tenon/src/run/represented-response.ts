import Negotiator from 'negotiator';
import type { HttpRequest } from '../shapes/http.ts';
import type { Representation, RepresentationSetting, WrittenBytes } from '../shapes/representation.ts';
import { ResponseMismatch } from './response-mismatch.ts';

/** A response that can be had in several media types, or in one that is not JSON. */
export interface RepresentedFacts {
  readonly status: number;
  /** Without the media type. */
  readonly headers: readonly string[];
  readonly mediaTypes: readonly string[];
  /** In the same order; `null` is JSON. */
  readonly representations: readonly (Representation | null)[];
  readonly schema: RepresentationSetting['schema'];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Writes a response in the media type that its caller likes best.
 * Shape: `body` is the JSON in bytes, with what is declared and nothing else; a value as it is where it is bytes.
 */
export function represented(
  request: HttpRequest,
  body: unknown,
  { status, headers, mediaTypes, representations, schema }: RepresentedFacts,
  schemas: RepresentationSetting['schemas'],
): WrittenBytes {
  const index = mediaTypes.length > 1 ? preferred(request, mediaTypes) : 0;
  const [mediaType = '', representation = null] = [mediaTypes[index], representations[index]];
  const varies = mediaTypes.length > 1 ? ['vary', 'accept'] : [];
  const answered = representation?.respond?.(body, request);
  if (answered !== undefined) return { ...answered, headers: ['content-type', mediaType, ...headers, ...answered.headers, ...varies] };
  const written = representation === null ? (body as Uint8Array) : writtenAs(representation, body, { schema, schemas }); // JSON is written before
  return {
    status,
    headers: ['content-type', contentType(mediaType, representation), ...headers, ...varies],
    body: typeof written === 'string' ? encoder.encode(written) : written,
  };
}

function writtenAs(representation: Representation, body: unknown, setting: RepresentationSetting): string | Uint8Array {
  const value: unknown = representation.form === 'bytes' ? body : JSON.parse(decoder.decode(body as Uint8Array)); // written by the serializer
  try {
    return representation.write?.(value, setting) ?? '';
  } catch (cause) {
    throw new ResponseMismatch('', `what ${representation.mediaType} can hold`, { cause });
  }
}

/** Which one; the first where a caller says nothing, or wants what another status has. Source: RFC 9110 section 12.5.1. */
function preferred({ headers: { accept } }: HttpRequest, mediaTypes: readonly string[]): number {
  if (accept === undefined || accept === '' || accept === '*/*') return 0;
  const [best] = new Negotiator({ headers: { accept: String(accept) } }).mediaTypes([...mediaTypes]);
  return best === undefined ? 0 : mediaTypes.indexOf(best);
}

function contentType(mediaType: string, representation: Representation | null): string {
  const isText = mediaType === 'application/json' || (mediaType.startsWith('text/') && representation?.form !== 'bytes');
  return isText ? `${mediaType}; charset=utf-8` : mediaType;
}
