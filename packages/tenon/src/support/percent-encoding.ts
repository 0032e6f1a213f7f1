/**
 * One spelling for all percent-encoded spellings of a path: what has no role in a URI stands for itself (unreserved
 * characters, and `"<>[]^|` with the backtick, which clients send in both ways), hex digits are upper case, the rest is encoded.
 * Reserved characters stay as they are: `%2F` is data and no slash, `%2C` no comma of a list.
 * A path with a malformed escape comes back unchanged: repairing it could make an escape that nobody wrote.
 * Source: RFC 3986 sections 2.3 and 6.2.2.
 */
export function normalPath(path: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return path;
  const decoded = path.replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[\w.~"<>[\]^`|-]/.test(character) ? character : escape.toUpperCase();
  });
  // A lone surrogate has no UTF-8 form.
  return decoded.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[^\x21-\x7e]|[\\?#{}]/gu, encodeURIComponent);
}
