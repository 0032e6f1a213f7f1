import type { HttpResponse } from '../../shapes/http.ts';
import type { WebRequest } from './web-request.ts';

/** A response as the platform takes it; `isHead` leaves the body out and says its length. */
export function webResponse(response: HttpResponse, isHead: boolean): Response {
  const { status, headers, body, lender } = response;
  // Streams of Bun have a method of this name.
  const content =
    typeof body === 'string'
      ? contentOf(body, headers)
      : body !== null && 'text' in body && typeof body.text === 'string'
        ? new TextEncoder().encode(body.text)
        : body;
  const answer = isHead ? headOf(status, headers, content) : new Response(content as BodyInit | null, initOf(status, headers)); // text, bytes and streams are bodies
  // The platform has copied the bytes: the Fetch standard, "extract a body".
  if (lender !== undefined && body instanceof Uint8Array) lender.giveBack(body);
  return answer;
}

function headOf(status: number, headers: readonly string[], content: HttpResponse['body']): Response {
  const own = headersOf(headers);
  if (content instanceof ReadableStream) content.cancel().catch(() => undefined);
  else if (content !== null) own.set('content-length', String(content.length));
  return new Response(null, { status, headers: own });
}

/** Bytes are the platform's from now on; a stream that is read knows by itself when it ends. */
export function tellEnd(request: WebRequest, { body, ended }: HttpResponse): void {
  if (ended !== undefined && (request.method === 'HEAD' || !(body instanceof ReadableStream))) ended(!request.isGone);
}

/** workerd encodes a body whose headers name a content-encoding, unless it is told that this is done; others know nothing of it. */
interface Init extends ResponseInit {
  readonly status: number;
  readonly encodeBody: 'manual';
}

/** What goes with lists that never change: those of declared responses are frozen, and there is one for each. */
const constants = new WeakMap<readonly string[], Init>();

function initOf(status: number, list: readonly string[]): Init {
  const known = constants.get(list);
  if (known?.status === status) return known;
  const init: Init = { status, headers: known?.headers ?? headersOf(list), encodeBody: 'manual' };
  if (known === undefined && Object.isFrozen(list)) constants.set(list, init);
  return init;
}

function headersOf(list: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index < list.length; index += 2) headers.append(list[index] ?? '', list[index + 1] ?? '');
  return headers;
}

/**
 * Latin-1 text whose codes are bytes: as it is where that is ASCII, which is UTF-8 too, and says its type, which platforms give
 * to text that has none. workerd has a `Buffer` only where it is asked for.
 */
function contentOf(text: string, headers: readonly string[]): string | Uint8Array {
  if (typeof Buffer === 'undefined') return Uint8Array.from(text, (character) => character.charCodeAt(0));
  return Buffer.byteLength(text) === text.length && headers.includes('content-type') ? text : Buffer.from(text, 'latin1');
}
