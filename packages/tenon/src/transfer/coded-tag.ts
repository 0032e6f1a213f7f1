import { entityTagOf, type EntityTag } from './entity-tags.ts';

/**
 * The `ETag` of a coded body: a strong one says its coding, since its bytes are others; a weak one holds for all.
 * Source: RFC 9110 section 8.8.3.3.
 * @example codedTag('"7"', 'gzip') // '"7+gzip"'
 */
export function codedTag(text: string, coding: string): string {
  const tag = entityTagOf(text);
  return tag === null || tag.isWeak ? text : `"${tag.value}+${coding}"`;
}

/** The version that a coded body is of: what is changed or known is the same in every coding. */
export function uncoded({ isWeak, value }: EntityTag): EntityTag {
  return { isWeak, value: value.replace(codedEnd, '') };
}

/** Whether a value says a coding. */
export function saysCoding(value: string): boolean {
  return codedEnd.test(value);
}

const codedEnd = /\+(?:br|gzip)$/;
