import type { Chance } from './chance.ts';
import { matches } from './expression.ts';
import { formatText } from './formats.ts';
import type { Place } from './growth.ts';
import { numbersOf, textsOf } from './keyword-values.ts';
import { matchingText } from './matching-text.ts';
import { usualText } from './usual-texts.ts';
import { plainWords } from './vocabulary.ts';
import type { Part } from './whole.ts';

interface Lengths {
  readonly min: number;
  readonly max: number;
}

/** A text with all formats, patterns and lengths; `undefined` when none was found. */
export function textOf(parts: readonly Part[], { chance, name, owner }: Place): string | undefined {
  const lengths: Lengths = { min: Math.max(0, ...numbersOf(parts, 'minLength')), max: Math.min(Infinity, ...numbersOf(parts, 'maxLength')) };
  if (lengths.min > lengths.max) return undefined;
  const patterns = textsOf(parts, 'pattern');
  const formats = textsOf(parts, 'format').flatMap((format) => formatText(format, chance) ?? []);
  const encoded = textsOf(parts, 'contentEncoding').flatMap((encoding) => formatText(encoding === 'base64' ? 'byte' : encoding, chance) ?? []);
  const isFine = (text: string): boolean => fits(text, lengths) && patterns.every((pattern) => matches(pattern, text));
  const [format] = formats;
  if (format !== undefined) return formats.find(isFine) ?? fitted(format, lengths, isFine);
  const found = [...encoded, usualText(name, owner, chance)].find(isFine);
  if (found !== undefined) return found;
  if (patterns.length > 0) {
    const text = matchingText(patterns, lengths, chance);
    return text !== null && isFine(text) ? text : undefined;
  }
  return stretched(usualText(name, owner, chance), lengths, chance);
}

function fits(text: string, { min, max }: Lengths): boolean {
  const { length } = [...text];
  return length >= min && length <= max;
}

/** A text of a format whose length is off: what can be added to it or left out depends on the format, and is judged afterwards. */
function fitted(text: string, { min, max }: Lengths, isFine: (text: string) => boolean): string | undefined {
  const missing = Math.max(0, min - [...text].length);
  const shorter = [...text].slice(0, max === Infinity ? undefined : max).join('');
  return [text + 'a'.repeat(missing), `a${'a'.repeat(missing)}${text.slice(1)}`, shorter].find(isFine);
}

/** Cut, or filled with more words. */
function stretched(text: string, { min, max }: Lengths, chance: Chance): string {
  const characters = [...text];
  while (characters.length < min) characters.push(...`${characters.length === 0 ? '' : ' '}${chance.pick(plainWords)}`);
  return characters
    .slice(0, Math.max(min, Math.min(characters.length, max)))
    .join('')
    .replace(/ $/, 'e');
}
