const mostMembers = 32;
const mostCharacters = 256;

/**
 * Whether a text is a `tracestate`: at most 32 members, each with a key of its own, empty ones between commas allowed.
 * Source: W3C Trace Context level 2, section 3.3.1; its keys are a superset of those of level 1.
 */
export function isTraceState(text: string): boolean {
  const keys = new Set<string>();
  for (const part of text.split(',')) {
    const member = trimmed(part);
    if (member === '') continue;
    const equals = member.indexOf('=');
    const key = member.slice(0, equals);
    if (equals === -1 || keys.has(key) || !isKey(key) || !isValue(member.slice(equals + 1))) return false;
    keys.add(key);
  }
  return keys.size > 0 && keys.size <= mostMembers;
}

/** Without spaces and tabs around it, which are the only white space of HTTP. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

function isBlank(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\t';
}

function isKey(key: string): boolean {
  if (key.length === 0 || key.length > mostCharacters || !isLowerOrDigit(key.charCodeAt(0))) return false;
  for (let index = 1; index < key.length; index++) if (!isLowerOrDigit(key.charCodeAt(index)) && !'_-*/@'.includes(key[index] ?? '')) return false;
  return true;
}

function isLowerOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function isValue(value: string): boolean {
  if (value.length === 0 || value.length > mostCharacters || value.endsWith(' ')) return false;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x3d) return false; // a comma has ended the member already
  }
  return true;
}
