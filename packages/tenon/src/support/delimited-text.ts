/** Decodes one piece after a raw text was split, so that an encoded delimiter is data. */
export type TextDecoder = (raw: string) => string;

/** A raw text split at a delimiter, its pieces decoded. RFC 6570: an empty text is a list of one empty text. */
export function splitTexts(raw: string, delimiter: string | RegExp, decode: TextDecoder): string[] {
  const pieces = raw.split(delimiter);
  for (let at = 0; at < pieces.length; at++) pieces[at] = decode(pieces[at] as string); // at < length
  return pieces;
}

/**
 * Names and values of an object that alternate: `R,100,G,200`.
 * Shape: [name, text, name, text…]; the decoded text itself when its pieces are no pairs.
 */
export function pairedTexts(raw: string, delimiter: string | RegExp, decode: TextDecoder): string[] | string {
  const pieces = splitTexts(raw, delimiter, decode);
  return pieces.length % 2 === 0 ? pieces : decode(raw);
}

/**
 * Names and values of an exploded object: `R=100,G=200`.
 * Shape: [name, text, name, text…]; the decoded text itself when a piece has no `=`, but for `;R`, which is RFC 6570's `;R=`.
 */
export function assignedTexts(raw: string, delimiter: string | RegExp, decode: TextDecoder): string[] | string {
  const pieces = raw.split(delimiter);
  if (delimiter !== ';' && !pieces.every((piece) => piece.includes('='))) return decode(raw);
  return pieces.flatMap((piece) => {
    const equals = piece.indexOf('=');
    return equals === -1 ? [decode(piece), ''] : [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))];
  });
}

/** What follows the mark that a label (`.blue`) or an exploded matrix object (`;R=100`) starts with; undefined when another text stands there. */
export function markedText(raw: string, mark: string): string | undefined {
  return raw.startsWith(mark) ? raw.slice(mark.length) : undefined;
}

/** The raw value of a matrix parameter, `;color=blue`; `;color` is `''`; undefined when the name is another one. */
export function matrixText(raw: string, name: string, decode: TextDecoder): string | undefined {
  if (!raw.startsWith(';')) return undefined;
  const equals = raw.indexOf('=');
  const end = equals === -1 ? raw.length : equals;
  return decode(raw.slice(1, end)) === name ? raw.slice(end + 1) : undefined;
}

/** The decoded values of an exploded matrix parameter, `;color=blue;color=black`: one text or several. */
export function matrixTexts(raw: string, name: string, decode: TextDecoder): string | string[] | undefined {
  if (!raw.startsWith(';')) return undefined;
  const texts: string[] = [];
  for (const piece of raw.slice(1).split(';')) {
    const text = matrixText(`;${piece}`, name, decode);
    if (text === undefined) return undefined;
    texts.push(decode(text));
  }
  return texts.length === 1 ? texts[0] : texts;
}

/**
 * The decoded values of an exploded array in cookies: repeated cookies, or RFC 6570's continuation inside one, `blue&color=black`.
 * An array even of one.
 */
export function cookieTexts(raws: string | readonly string[], name: string, decode: TextDecoder): string[] {
  const list = typeof raws === 'string' ? [raws] : raws;
  return list.flatMap((raw) => splitTexts(raw, `&${name}=`, decode));
}
