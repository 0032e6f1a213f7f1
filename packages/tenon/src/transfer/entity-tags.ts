/** A version of a representation. Source: RFC 9110 section 8.8.3. */
export interface EntityTag {
  readonly isWeak: boolean;
  /** Without its quotes. */
  readonly value: string;
}

const quote = 0x22;
const comma = 0x2c;

/**
 * The tags that `If-Match` or `If-None-Match` lists, `*` for any, `null` where it is neither.
 * Cost: O(length).
 * Source: RFC 9110 sections 5.6.1, 8.8.3 and 13.1.
 */
export function listedTags(text: string): readonly EntityTag[] | '*' | null {
  const listed = text.trim();
  if (listed === '*') return '*';
  const tags: EntityTag[] = [];
  let position = 0;
  for (;;) {
    position = afterBlanks(listed, position);
    if (listed.charCodeAt(position) !== comma) {
      if (position === listed.length) return tags.length === 0 ? null : tags;
      const end = tagEnd(listed, position);
      if (end === null) return null;
      tags.push(tagIn(listed, position, end));
      position = afterBlanks(listed, end);
      if (position === listed.length) return tags;
      if (listed.charCodeAt(position) !== comma) return null;
    }
    position++;
  }
}

/** One tag and nothing else, as in `ETag` and `If-Range`; `null` where it is none. */
export function entityTagOf(text: string): EntityTag | null {
  return tagEnd(text, 0) === text.length ? tagIn(text, 0, text.length) : null;
}

/** A tag as a header has it; `null` where a value cannot stand in one. */
export function tagText({ isWeak, value }: EntityTag): string | null {
  const text = `${isWeak ? 'W/' : ''}"${value}"`;
  return entityTagOf(text) === null ? null : text;
}

/** For caches. Source: RFC 9110 section 8.8.3.2. */
export function isAlikeWeakly(a: EntityTag, b: EntityTag): boolean {
  return a.value === b.value;
}

/** For what must be the same byte by byte: a weak tag is like none, itself included. Source: as above. */
export function isAlikeStrongly(a: EntityTag, b: EntityTag): boolean {
  return !a.isWeak && !b.isWeak && a.value === b.value;
}

function tagIn(text: string, start: number, end: number): EntityTag {
  const isWeak = text.startsWith('W/', start);
  return { isWeak, value: text.slice(start + (isWeak ? 3 : 1), end - 1) };
}

/** Where the tag that starts here ends. `W` is in upper case, and no backslash escapes. */
function tagEnd(text: string, start: number): number | null {
  let position = text.startsWith('W/', start) ? start + 2 : start;
  if (text.charCodeAt(position) !== quote) return null;
  do position++;
  while (isTagCharacter(text.charCodeAt(position)));
  return text.charCodeAt(position) === quote ? position + 1 : null;
}

function isTagCharacter(code: number): boolean {
  return code === 0x21 || (code >= 0x23 && code <= 0x7e) || (code >= 0x80 && code <= 0xff);
}

function afterBlanks(text: string, start: number): number {
  let position = start;
  while (text.charCodeAt(position) === 0x20 || text.charCodeAt(position) === 0x09) position++;
  return position;
}
