/** A longer token is not even looked at. */
const longestToken = 8_192;
const threeParts = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/**
 * Whether a text is a signed token in the compact form and in no other than its only spelling.
 * Libraries read base64url leniently: padding, spaces and unused bits would give one token many texts, past any list of revoked ones.
 * Source: RFC 7515 sections 2 and 7.1; RFC 4648 section 3.5.
 */
export function isCompactToken(text: string): boolean {
  return text.length <= longestToken && threeParts.test(text) && text.split('.').every(isCanonical);
}

/** The bits of the last character that spell no byte are zero. */
function isCanonical(part: string): boolean {
  const rest = part.length % 4;
  if (rest === 0) return true;
  return rest === 2 ? /[AQgw]$/.test(part) : rest === 3 && /[AEIMQUYcgkosw048]$/.test(part);
}
