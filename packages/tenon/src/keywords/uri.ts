// RFC 3986 appendix B splits any text; each part is then judged by its own set of characters, which cannot backtrack.
const parts = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const scheme = /^[a-z][a-z0-9+.-]*$/i;
const path = /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i;
const queryOrFragment = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*$/i;
const userInfo = /^(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*$/i;
const registeredName = /^(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*$/i;
const futureAddress = /^v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+$/i;

/** Whether a text is a URI with a scheme (RFC 3986 section 3). */
export function isUri(text: string, isIpv6: (text: string) => boolean): boolean {
  return parts.exec(text)?.[1] !== undefined && isUriReference(text, isIpv6);
}

/** Whether a text is a URI or a relative reference (RFC 3986 section 4.1). */
export function isUriReference(text: string, isIpv6: (text: string) => boolean): boolean {
  const split = parts.exec(text);
  if (split === null) return false;
  const [, schemeName, authority, pathText = '', query = '', fragment = ''] = split;
  if (schemeName !== undefined && !scheme.test(schemeName)) return false;
  if (authority !== undefined && !isAuthority(authority, isIpv6)) return false;
  return path.test(pathText) && queryOrFragment.test(query) && queryOrFragment.test(fragment);
}

function isAuthority(text: string, isIpv6: (text: string) => boolean): boolean {
  const at = text.indexOf('@');
  if (at >= 0 && !userInfo.test(text.slice(0, at))) return false;
  const hostAndPort = text.slice(at + 1);
  const host = hostAndPort.replace(/:\d*$/, '');
  if (!host.startsWith('[')) return registeredName.test(host);
  const address = host.slice(1, -1);
  return host.endsWith(']') && (isIpv6(address) || futureAddress.test(address));
}
