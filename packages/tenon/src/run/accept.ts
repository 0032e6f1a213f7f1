import Negotiator from 'negotiator';
import type { HttpRequest } from '../shapes/http.ts';
import { HttpError } from '../support/errors.ts';

/**
 * Lets a request pass whose `Accept` allows one of the media types.
 * Throws: HttpError accept.not-acceptable (406).
 * Source: RFC 9110 section 12.5.1.
 */
export function negotiate(request: HttpRequest, mediaTypes: readonly string[]): void {
  const { accept } = request.headers;
  // An empty list names nothing that is wanted: it is read as no wish at all.
  if (accept === undefined || accept === '' || accept === '*/*' || accept === mediaTypes[0]) return;
  if (new Negotiator({ headers: { accept: String(accept) } }).mediaTypes([...mediaTypes]).length > 0) return;
  throw new HttpError(406, 'accept.not-acceptable', `This can be had as ${mediaTypes.join(', ')}`);
}
