import type { HttpResponse } from '../../shapes/http.ts';
import type { WebRequest } from './web-request.ts';

/** A response as the platform takes it; `isHead` leaves the body out and says its length. */
export function webResponse({ status, headers, body }: HttpResponse, isHead: boolean): Response {
  const bytes = typeof body === 'string' ? latin1Bytes(body) : body;
  if (!isHead) return new Response(bytes as BodyInit | null, { status, headers: headersOf(headers), ...asItIs }); // bytes and streams are bodies
  const own = new Headers(headersOf(headers));
  if (bytes instanceof ReadableStream) bytes.cancel().catch(() => undefined);
  else if (bytes !== null) own.set('content-length', String(bytes.length));
  return new Response(null, { status, headers: own });
}

/** Bytes are the platform's from now on; a stream that is read knows by itself when it ends. */
export function tellEnd(request: WebRequest, { body, ended }: HttpResponse): void {
  if (ended !== undefined && (request.method === 'HEAD' || !(body instanceof ReadableStream))) ended(!request.isGone);
}

/** workerd encodes a body whose headers name a content-encoding, unless it is told that this is done; others know nothing of it. */
const asItIs = { encodeBody: 'manual' };

/** `Headers` of lists that never change: those of declared responses are frozen, and there is one for each. */
const constants = new WeakMap<readonly string[], Headers>();

function headersOf(list: readonly string[]): Headers {
  const known = constants.get(list);
  if (known !== undefined) return known;
  const headers = new Headers();
  for (let index = 0; index < list.length; index += 2) headers.append(list[index] ?? '', list[index + 1] ?? '');
  if (Object.isFrozen(list)) constants.set(list, headers);
  return headers;
}

/** Pipelines give text on Node alone, refusals everywhere; workerd has a `Buffer` only where it is asked for. */
function latin1Bytes(text: string): Uint8Array {
  if (typeof Buffer !== 'undefined') return Buffer.from(text, 'latin1');
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
