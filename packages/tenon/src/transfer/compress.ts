import Negotiator from 'negotiator';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Layer, LayerFactory } from '../shapes/layer.ts';
import { packerOf, type Coding, type Packer } from './packer.ts';

export type { Coding } from './packer.ts';
import { codedTag } from './coded-tag.ts';

/** What `compress` takes. */
export interface CompressOptions {
  /** Bodies with fewer bytes are sent as they are; streams never have fewer. Default: 1,024. */
  readonly thresholdBytes?: number;
  /** Best first. Default: `br`, `gzip`; those that the platform has. */
  readonly codings?: readonly Coding[];
  /** Whether bodies of a media type, in lower case and without parameters, get smaller. Default: texts, JSON, XML, scripts. */
  readonly isCompressible?: (mediaType: string) => boolean;
  /**
   * Also for routes whose callers are known by a cookie or basic credentials. Whoever can make a browser call them, and sees how
   * long answers are, can guess what stands in an answer beside text of theirs (BREACH). Default: `false`.
   */
  readonly withAmbientCredentials?: boolean;
}

/**
 * A layer that sends bodies in the coding that their caller likes best.
 * Source: RFC 9110 sections 8.4 and 12.5.3.
 * @example createApp(routes, { layers: [compress()] })
 */
export function compress(options: CompressOptions = {}): LayerFactory {
  const { thresholdBytes = 1024, codings = ['br', 'gzip'], isCompressible = isUsuallyCompressible, withAmbientCredentials = false } = options;
  return (): Layer => {
    const packer = packerOf();
    const available = codings.filter((coding) => packer.codings.includes(coding));
    const sent = (response: HttpResponse, request: HttpRequest): HttpResponse | Promise<HttpResponse> => {
      if (available.length === 0 || !isWhole(response) || !isCompressible(mediaTypeOf(response))) return response;
      const varying = { ...response, headers: varyingBy(response.headers, 'accept-encoding') };
      const coding = codingFor(request, response, { available, thresholdBytes });
      return coding === null ? varying : packed(varying, coding, packer);
    };
    return {
      within: (visit, next) => {
        const later = (response: HttpResponse): HttpResponse | Promise<HttpResponse> =>
          visit.route?.hasAmbientCredentials === true && !withAmbientCredentials ? response : sent(response, visit.request);
        const outcome = next();
        return outcome instanceof Promise ? outcome.then(later) : later(outcome);
      },
    };
  };
}

/** Media types registered as compressible, by their kind: https://github.com/jshttp/mime-db says the same of each. */
function isUsuallyCompressible(mediaType: string): boolean {
  return /^text\/|\+(?:json|xml|text)$|^application\/(?:json|jsonl|x-ndjson|xml|javascript|wasm|yaml|x-www-form-urlencoded)$/.test(mediaType);
}

/** What has a body, all of it, that nobody has coded, and that may be changed on its way. */
function isWhole({ status, headers, body }: HttpResponse): boolean {
  if (body === null || status === 206 || headerOf(headers, 'content-encoding') !== null || headerOf(headers, 'content-range') !== null) return false;
  return !/(?:^|,)\s*no-transform\s*(?:,|$)/i.test(headerOf(headers, 'cache-control') ?? '');
}

function codingFor(
  { headers }: HttpRequest,
  { body }: HttpResponse,
  { available, thresholdBytes }: { readonly available: readonly Coding[]; readonly thresholdBytes: number },
): Coding | null {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined) return null;
  const asked = new Negotiator({ headers: { 'accept-encoding': String(accepted) } }) as unknown as Encodings; // its types are older than it
  const liked = asked.encodings([...available, 'identity'], { preferred: available });
  const isSmall = body !== null && !(body instanceof ReadableStream) && body.length < thresholdBytes;
  const best = isSmall && liked.includes('identity') ? 'identity' : liked[0];
  return available.find((coding) => coding === best) ?? null;
}

interface Encodings {
  /** The acceptable ones of `available`, best first; of those that are liked alike, `preferred` ones. */
  encodings(available: string[], options: { readonly preferred: readonly Coding[] }): string[];
}

function packed(response: HttpResponse, coding: Coding, packer: Packer): HttpResponse | Promise<HttpResponse> {
  const { status, headers, body, ended } = response;
  const coded = headers.flatMap((text, index, list) => {
    if (index % 2 === 1) return [];
    const value = list[index + 1] ?? '';
    if (text === 'content-length' || text === 'accept-ranges') return []; // of other bytes
    return [text, text === 'etag' ? codedTag(value, coding) : value];
  });
  const whole = { status, headers: [...coded, 'content-encoding', coding], ...(ended !== undefined && { ended }) };
  if (body instanceof ReadableStream) {
    const stream = packer.stream(body, coding, isItemwise(mediaTypeOf(response)));
    return stream === null ? response : { ...whole, body: stream };
  }
  return packer.bytes(bytesOf(body), coding).then((bytes) => ({ ...whole, body: bytes }));
}

/** Whether each piece has to arrive when it is sent. */
function isItemwise(mediaType: string): boolean {
  return mediaType === 'text/event-stream' || mediaType === 'application/jsonl' || mediaType === 'application/x-ndjson';
}

function bytesOf(body: Exclude<HttpResponse['body'], ReadableStream>): Uint8Array {
  if (body === null || body instanceof Uint8Array) return body ?? new Uint8Array();
  return typeof body === 'string' ? Uint8Array.from(body, (character) => character.charCodeAt(0)) : new TextEncoder().encode(body.text);
}

function mediaTypeOf({ headers }: HttpResponse): string {
  return (headerOf(headers, 'content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
}

function headerOf(headers: readonly string[], name: string): string | null {
  const index = headers.findIndex((each, at) => at % 2 === 0 && each === name);
  return index === -1 ? null : (headers[index + 1] ?? null);
}

/** The headers with one more name in `Vary`. */
function varyingBy(headers: readonly string[], name: string): readonly string[] {
  const index = headers.findIndex((each, at) => at % 2 === 0 && each === 'vary');
  if (index === -1) return [...headers, 'vary', name];
  const names = (headers[index + 1] ?? '').toLowerCase();
  return names === '*' || names.split(/\s*,\s*/).includes(name) ? headers : headers.with(index + 1, `${headers[index + 1]}, ${name}`);
}
