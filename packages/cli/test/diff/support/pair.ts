import type { Json } from '../../../src/document/json.ts';
import type { ChangeClass } from '../../../src/diff/rules/rule.ts';
import { base, type Edits } from './base.ts';
import { valueAt } from '../../../src/document/pointer.ts';

/** What is expected: the id of a rule and its class. */
export type Expected = readonly [rule: string, ChangeClass];

/** Two documents made from the base, which differ by one rule of the list, and by its opposite the other way round. */
export interface DiffPair {
  readonly number: number;
  readonly says: string;
  readonly old: Edits;
  readonly new: Edits;
  readonly forth: Expected;
  readonly back: Expected;
}

export const sent = '/components/schemas/NewBook';
export const received = '/components/schemas/Book';
export const list = '/paths/~1books/get';
export const add = '/paths/~1books/post';
export const shelf = '/paths/~1shelves/post';

export function pair(number: number, says: string, [old, next]: readonly [Edits, Edits], forth: Expected, back: Expected): DiffPair {
  return { number, says, old, new: next, forth, back };
}

/** A change of one member of what is sent, or received. */
export function member(of: string, name: string, old: Json, next: Json): readonly [Edits, Edits] {
  return [{ [`${of}/properties/${name}`]: old }, { [`${of}/properties/${name}`]: next }];
}

export const from = (pointer: string): Json => valueAt(base, pointer) as Json; // the base has it
export const listOf = (pointer: string): readonly Json[] => from(pointer) as readonly Json[]; // of these the base has lists
export const without = (names: readonly string[], pointer: string): readonly Json[] => listOf(pointer).filter((name) => !names.includes(String(name)));
export const sentMember = (stem: string, changeClass: ChangeClass): Expected => [`request-property-${stem}`, changeClass];
export const receivedMember = (stem: string, changeClass: ChangeClass): Expected => [`response-property-${stem}`, changeClass];
export const text = { type: 'string' };
export const query = (name: string, more: { readonly [key: string]: Json } = {}): Json => ({ name, in: 'query', schema: text, ...more });
export const parameters = listOf(`${list}/parameters`);

/** A bound of what is sent (rules 24 to 29), and of what is received (43 to 48). */
export function bounds(number: number, [keyword, stem]: readonly [string, string], name: string, low: number, high: number): readonly DiffPair[] {
  const isLower = stem.startsWith('min');
  const type = name === 'tags' ? { type: 'array', items: text } : { type: name === 'pages' ? 'integer' : 'string' };
  const [loose, tight] = isLower ? [low, high] : [high, low];
  const [tighter, looser] = isLower ? ['increased', 'decreased'] : ['decreased', 'increased'];
  const change = (of: string, old: number, next: number): readonly [Edits, Edits] =>
    member(of, name, { ...type, [keyword]: old }, { ...type, [keyword]: next });
  return [
    pair(number, `${keyword} tightened`, change(sent, loose, tight), sentMember(`${stem}-${tighter}`, 'breaking'), sentMember(`${stem}-${looser}`, 'safe')),
    pair(
      number + 19,
      `${keyword} loosened`,
      change(received, tight, loose),
      receivedMember(`${stem}-${looser}`, 'breaking'),
      receivedMember(`${stem}-${tighter}`, 'safe'),
    ),
  ];
}
