import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import { bestEncoding, type Encoding } from './encoding.ts';

/** What of a request decides the answer. */
export type DocsRequest = Pick<HttpRequest, 'path' | 'query' | 'headers'>;

/** One file as it can be sent. */
export interface Content {
  readonly contentType: string;
  /** The same for every encoding; letters, digits, `-` and `_`. */
  readonly hash: string;
  /** Best first; the last is `identity`. */
  readonly encodings: readonly Encoding[];
  read(encoding: Encoding): Promise<Uint8Array>;
  /** Name, value, name, value…: headers beside the usual ones. */
  readonly headers: readonly string[];
}

/**
 * Sends a file in the best encoding that the caller takes, or 304 when the caller has it.
 * Source: RFC 9110 sections 12.5.3 and 13.1.2.
 */
export async function contentResponse(content: Content, request: DocsRequest): Promise<HttpResponse> {
  const encoding = bestEncoding(headerText(request.headers['accept-encoding']), content.encodings);
  const etag = encoding === 'identity' ? `"${content.hash}"` : `"${content.hash}-${encoding}"`;
  const headers = ['etag', etag, 'cache-control', 'no-cache', 'x-content-type-options', 'nosniff', ...content.headers];
  if (content.encodings.length > 1) headers.push('vary', 'accept-encoding');
  if (isKnown(headerText(request.headers['if-none-match']), etag)) return { status: 304, headers, body: null };
  headers.push('content-type', content.contentType);
  if (encoding !== 'identity') headers.push('content-encoding', encoding);
  return { status: 200, headers, body: await content.read(encoding) };
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

// Weak comparison: a proxy that compresses anew marks our tag as weak.
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags[0] === '*';
}
