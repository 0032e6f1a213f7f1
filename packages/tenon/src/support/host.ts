// RFC 3986 section 3.2.2 without what no server name needs: user info, percent-escapes. Ports end at 65535.
const hostForm = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]))?$/;

/** The last one that was fine: most requests to a server name the same. */
let knownHost = '';

/** Whether a text is a host name with an optional port. */
export function isHost(host: string): boolean {
  if (host === knownHost) return host !== '';
  if (!hostForm.test(host)) return false;
  knownHost = host;
  return true;
}

/** A host in the one form that is compared: in lower case, without the port that its scheme has anyway. */
export function canonicalHost(host: string, scheme: 'http' | 'https'): string {
  const lower = host.toLowerCase();
  const port = scheme === 'https' ? ':443' : ':80';
  return lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
}
