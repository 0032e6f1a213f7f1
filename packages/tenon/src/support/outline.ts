import type { Unit } from './code.ts';

/** What is left of a unit without its values: units of one outline differ in values alone, and can be one function. */
export interface Outline {
  /** The text, with a mark for each gap: equal marks are the same value. */
  readonly text: string;
  /** What stands in the gaps of this unit, in their order, as text. */
  readonly fillings: readonly string[];
}

/** A gap in an outline. */
export interface Gap {
  readonly kind: 'reference' | 'literal' | 'stores';
  /** Which of the names that the unit reads: one may stand in many gaps. Literals have none. */
  readonly reference: number | null;
}

/**
 * What may be a value: constant bytes of a serializer, a string or a number as `literal` writes it, the identifier of a constant or
 * of another unit. Single quotes are words of the emitters.
 */
const values =
  /(b\[p\+\+\] = \d+;(?: b\[p\+\+\] = \d+;)*)|'[^']*'|("(?:[^"\\]|\\.)*"|(?<![\w$.])\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<![\w$.])[A-Za-z]\w*_\d+(?![\w$])/g;
const marks = /\0([lsr])(\d*)\0/g;

/** The outline of a unit. */
export function outlineOf({ name: own, text }: Unit): Outline {
  const fillings: string[] = [];
  const references = new Map<string, number>();
  const outline = text.replace(values, (found, stores: string | undefined, literal: string | undefined, offset: number) => {
    const isWord = found.startsWith("'") || (literal !== undefined && isKey(text, offset, offset + found.length));
    if (isWord) return found;
    if (found === own) return ownName(own);
    fillings.push(found);
    if (stores !== undefined) return '\0s\0';
    if (literal !== undefined) return '\0l\0';
    const reference = references.get(found) ?? references.size;
    references.set(found, reference);
    return `\0r${reference}\0`;
  });
  return { text: outline, fillings };
}

/** The text of an outline with something in each gap. */
export function filled(outline: string, fill: (gap: Gap, index: number) => string): string {
  let index = 0;
  return outline.replace(marks, (_, kind: string, reference: string) => fill(gapOf(kind, reference), index++));
}

/** The gaps of an outline, in their order. */
export function gapsOf(outline: string): readonly Gap[] {
  return Array.from(outline.matchAll(marks), ([, kind = '', reference = '']) => gapOf(kind, reference));
}

function gapOf(kind: string, reference: string): Gap {
  if (kind === 'r') return { kind: 'reference', reference: Number(reference) };
  return { kind: kind === 's' ? 'stores' : 'literal', reference: null };
}

/** No unit is called this: their numbers begin with 1. */
function ownName(name: string): string {
  return name.replace(/\d+$/, '0');
}

/** A name in an object literal, `{ "id": …, "name": … }`, is no expression. */
function isKey(text: string, start: number, end: number): boolean {
  if (text[end] !== ':') return false;
  const before = text
    .slice(Math.max(0, start - 2), start)
    .trimEnd()
    .at(-1);
  return before === '{' || before === ',';
}

/** A run of constant bytes, as statements: `b[p++] = 123;`. */
export function storesText(bytes: string): string {
  return Array.from(bytes, (byte) => `b[p++] = ${byte.charCodeAt(0)};`).join(' ');
}

/** The bytes that such a run stores. */
export function storedBytes(stores: string): string {
  return Array.from(stores.matchAll(/= (\d+);/g), ([, code]) => String.fromCharCode(Number(code))).join('');
}
