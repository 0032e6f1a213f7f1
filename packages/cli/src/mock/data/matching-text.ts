import { createRequire } from 'node:module';
import type { CharSet, NFA } from 'refa';
import type { Chance } from './chance.ts';
import { automatonOf, nodesOf, ofLength, type Automata } from './pattern-automaton.ts';

interface Lengths {
  readonly min: number;
  readonly max: number;
}

/** How much longer than it must be a text may become, where nothing bounds it: short ones read better, some patterns need more. */
const rooms = [8, 40, 250];

const known = new Map<string, NFA | null>();

/**
 * A text that matches all of some patterns, in code points as long as asked; null when there is none, or a pattern is beyond
 * automata (references back, conditions inside a repetition).
 * Cost: milliseconds for a new set of patterns, and loading the library for the first.
 */
export function matchingText(patterns: readonly string[], lengths: Lengths, chance: Chance): string | null {
  const key = JSON.stringify([patterns, lengths.min, lengths.max]);
  let automaton = known.get(key);
  if (automaton === undefined) known.set(key, (automaton = automatonFor(patterns, lengths)));
  return automaton === null ? null : wordOf(automaton, chance);
}

/** An automaton without circles: every way through it ends. */
function automatonFor(patterns: readonly string[], { min, max }: Lengths): NFA | null {
  const automata = createRequire(import.meta.url)('refa') as Automata; // loaded on first use; the package has no other export
  for (const room of rooms) {
    const high = Math.min(max, min + room);
    try {
      const all = patterns.map((pattern) => automatonOf(pattern, high, automata));
      const automaton = all.reduce((left, right) => automata.NFA.fromIntersection(left, right, nodesOf(automata)), ofLength(min, high, automata));
      automaton.removeUnreachable();
      if (!automaton.isEmpty) return automaton;
    } catch (error) {
      if (error instanceof automata.TooManyNodesError || error instanceof SyntaxError || isBeyondAutomata(error)) return null;
      throw error;
    }
    if (high === max) return null;
  }
  return null;
}

/** The library says in words what it cannot do. */
function isBeyondAutomata(error: unknown): boolean {
  return error instanceof Error && /assertion|backreference|unknown|Unable/i.test(error.message);
}

function wordOf(automaton: NFA, chance: Chance): string {
  const characters: string[] = [];
  for (let node = automaton.initial; ;) {
    const ways = [...node.out];
    if (ways.length === 0 || (automaton.finals.has(node) && chance.once(4))) return characters.join('');
    const [next, characterSet] = chance.pick(ways);
    characters.push(characterOf(characterSet, chance));
    node = next;
  }
}

/** What reads well first. The last range leaves out control characters, surrogates and what has no glyph. */
const liked: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0x61, 0x7a],
    [0x30, 0x39],
  ],
  [[0x41, 0x5a]],
  [[0x20, 0x7e]],
  [
    [0xa1, 0x02_ff],
    [0x03_70, 0xd7_ff],
    [0x01_f3_00, 0x01_f6_ff],
  ],
];

function characterOf({ ranges }: CharSet, chance: Chance): string {
  const within = (low: number, high: number): [number, number][] =>
    ranges.map(({ min, max }): [number, number] => [Math.max(min, low), Math.min(max, high)]).filter(([from, to]) => from <= to);
  const best = liked.map((group) => group.flatMap(([low, high]) => within(low, high))).find((group) => group.length > 0);
  const [low, high] = chance.pick(best ?? within(0, 0x10_ff_ff));
  return String.fromCodePoint(chance.between(low, high));
}
