import type { IncomingMessage } from 'node:http';
import { HttpError } from '../../support/errors.ts';
import { isHost } from '../../support/host.ts';

const mostHeaders = 100;

/**
 * The path and query that a message asks for, once its head is known to mean one thing only.
 * Throws: HttpError 400 (repeated or malformed Host, repeated Authorization or Content-Type, chunks over HTTP/1.0, foreign or
 * malformed target), 431.
 */
export function targetOf(incoming: IncomingMessage): string {
  const { rawHeaders, url = '/' } = incoming;
  if (rawHeaders.length > 2 * mostHeaders) throw new HttpError(431, 'request.too-many-headers', `A request has at most ${mostHeaders} header lines`);
  refuseRepeated(rawHeaders);
  const { host } = incoming.headers;
  // Servers in front that speak HTTP/1.0 see a body of another length: RFC 9112 section 6.1.
  if (incoming.httpVersionMinor === 0 && incoming.headers['transfer-encoding'] !== undefined)
    throw new HttpError(400, 'request.malformed', 'HTTP/1.0 has no transfer codings');
  if (host === undefined ? incoming.httpVersionMinor > 0 : !isHost(host))
    throw new HttpError(400, 'header.malformed-host', 'Host is missing, or not a host name with an optional port');
  return url.startsWith('/') ? url : fromAbsolute(url, host ?? '', incoming.method);
}

/** Node keeps the first of each: a proxy in front may have read the last. */
function refuseRepeated(rawHeaders: readonly string[]): void {
  let hosts = 0;
  let authorizations = 0;
  let contentTypes = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string; // index < length
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
    else if (name.length === 13 && name.toLowerCase() === 'authorization') authorizations++;
    else if (name.length === 12 && name.toLowerCase() === 'content-type') contentTypes++;
  }
  const repeated = hosts > 1 ? 'Host' : authorizations > 1 ? 'Authorization' : contentTypes > 1 ? 'Content-Type' : null;
  if (repeated !== null) throw new HttpError(400, 'header.repeated', `${repeated} stands in the request more than once`);
}

/** RFC 9112 section 3.2.2: the absolute form is fine when it names the host that the request is for. */
function fromAbsolute(url: string, host: string, method: string | undefined): string {
  if (url === '*' && method === 'OPTIONS') return '*';
  const parts = /^https?:\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?$/i.exec(url);
  if (parts === null || parts[1]?.toLowerCase() !== host.toLowerCase())
    throw new HttpError(400, 'request.target', 'The request target is for another host, or malformed');
  return `${parts[2] ?? '/'}${parts[3] ?? ''}`;
}
