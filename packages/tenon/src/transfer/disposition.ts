/**
 * `Content-Disposition` for a name of any text: what it may not hold on a disk or in a header is `_`; browsers take the second form,
 * others the first.
 * Source: RFC 6266 section 4, RFC 8187 section 3.2.
 * @example disposition('attachment', 'é.txt') // `attachment; filename="_.txt"; filename*=UTF-8''%C3%A9.txt`
 */
export function disposition(kind: 'attachment' | 'inline', name: string | undefined): string {
  if (name === undefined) return kind;
  const safe = name.replace(unsafe, '_').replace(/^\.+/, '_');
  // A percent sign in the plain form is an escape to some.
  const plain = safe.replace(/[^\x20-\x7e]|%/gu, '_');
  return plain === safe ? `${kind}; filename="${plain}"` : `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(safe)}`;
}

// Controls, what Windows refuses or takes for a folder, marks that write backwards, halves of characters.
const unsafe = /[\u0000-\u001f\u007f-\u009f"\\/:*?<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/gu;

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
