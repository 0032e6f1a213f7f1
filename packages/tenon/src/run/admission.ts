import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import { HttpError } from '../support/errors.ts';
import { refusal } from './problems.ts';

const servedMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY'];
// TRACE echoes what it is sent, credentials too: it is known, and no path has it, which is a 405 (RFC 9110 section 15.5.6).
const knownMethods = new Set([...servedMethods, 'TRACE']);
const longestTarget = 8192;

/**
 * What every request must be before it is matched: a path that means one thing only, and a method that is known.
 * Throws: HttpError 400, 414, 501.
 */
export function admit({ method, path, query }: HttpRequest): void {
  if (path.length + query.length > longestTarget)
    throw new HttpError(414, 'request.target-too-long', `A request target has at most ${longestTarget} characters`);
  if (!knownMethods.has(method)) throw new HttpError(501, 'request.unknown-method', 'This server does not know the method');
  if (mayBeUnclean(path)) refuseUnclean(path);
  if (query.includes('#')) throw unclean();
}

/** Only `%`, `\`, `#` and a segment that starts with a dot can be wrong. */
function mayBeUnclean(path: string): boolean {
  return path.includes('%') || path.includes('/.') || path.includes('\\') || path.includes('#') || !path.startsWith('/');
}

function refuseUnclean(path: string): void {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    throw new HttpError(400, 'path.malformed-escape', 'The path has a percent-escape that is no UTF-8 text');
  }
  // Dot segments and backslashes: one server resolves them, the next does not (RFC 3986 section 5.2.4).
  const hasDots = path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
  if (hasDots || decoded.includes('\\') || decoded.includes('\0') || path.includes('#') || !path.startsWith('/')) {
    throw unclean();
  }
}

function unclean(): HttpError {
  return new HttpError(400, 'path.not-canonical', 'The target has a dot segment, a backslash, a fragment or a NUL');
}

/** What `OPTIONS *` asks: the methods of the server as a whole (RFC 9110 section 9.3.7). */
export const everything: HttpResponse = { status: 204, headers: ['allow', servedMethods.join(', ')], body: null };

const notFound = refusal(new HttpError(404, 'route.not-found', 'Nothing is here'));
/** By the methods that a path has: as many as an app has combinations of them. */
const notAllowed = new Map<string, HttpResponse>();

/** The answer where no route matches: 404, 405 with `Allow`, or what OPTIONS asks for. `allowed` are the methods of the path. */
export function unmatched(method: string, allowed: readonly string[]): HttpResponse {
  if (allowed.length === 0) return notFound;
  if (method === 'OPTIONS') return { status: 204, headers: ['allow', allowOf(allowed)], body: null };
  const key = allowed.join();
  const known = notAllowed.get(key) ?? methodRefusal(allowOf(allowed));
  notAllowed.set(key, known);
  return known;
}

function allowOf(allowed: readonly string[]): string {
  return [...new Set([...allowed, 'OPTIONS'])].sort().join(', ');
}

function methodRefusal(allow: string): HttpResponse {
  return refusal(new HttpError(405, 'route.method-not-allowed', `This has ${allow}`, { allow }));
}
