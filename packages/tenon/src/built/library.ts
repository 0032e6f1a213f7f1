import { library as ofKeywords } from '../keywords/library.ts';
import * as codecs from '../support/codecs.ts';
import * as delimited from '../support/delimited-text.ts';
import * as matching from '../support/match-table.ts';
import * as members from '../support/members.ts';
import * as escapes from '../support/percent-encoding.ts';
import * as text from '../support/text.ts';

/** Every function of Tenon's own, outside `Runtime`, that emitted code calls, by a stable name. */
export const library: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...ofKeywords,
  ...[codecs, delimited, matching, members, escapes, text].flatMap((module) => Object.entries(module).filter(([, value]) => typeof value === 'function')),
]);
