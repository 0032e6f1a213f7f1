import type { PositionAutomaton } from './position-automaton.ts';
import { stronglyConnected } from './strongly-connected.ts';

/**
 * Whether a loop of an expression can read one text in two ways: every further round then doubles the ways, and a text that
 * fails in the end makes a backtracking engine try them all.
 * Source: exponential degree of ambiguity (Weber and Seidl 1991; Allauzen, Mohri and Rastogi 2008, section 3.1): two different
 *         paths of one text lead from a state back to it, which is a cycle of the product of the automaton with itself through
 *         a pair of one state twice and a pair of two states, or over a step that can be taken in two ways.
 */
export function hasExponentialAmbiguity(automaton: PositionAutomaton): boolean {
  if (automaton.hasSpread) return true;
  const { follow } = automaton;
  const loops = stronglyConnected(follow.length, (position) => follow[position]?.keys() ?? []);
  return loops.some((loop) => isAmbiguous(loop, automaton));
}

function isAmbiguous(loop: readonly number[], { follow, characters }: PositionAutomaton): boolean {
  const inside = new Set(loop);
  const steps = new Map(loop.map((from) => [from, [...(follow[from]?.keys() ?? [])].filter((to) => inside.has(to))]));
  const size = follow.length;
  const meet = (left: number, right: number): boolean =>
    left === right || characters[left]?.isDisjointWith(characters[right] as (typeof characters)[number]) === false; // positions have characters
  const known = new Map<number, number[]>();
  const next = (pair: number): number[] => {
    const found = known.get(pair);
    if (found !== undefined) return found;
    const [left, right] = [Math.floor(pair / size), pair % size];
    const pairs = (steps.get(left) ?? []).flatMap((toLeft) =>
      (steps.get(right) ?? []).filter((toRight) => meet(toLeft, toRight)).map((toRight) => toLeft * size + toRight),
    );
    known.set(pair, pairs);
    return pairs;
  };
  const diagonal = loop.map((position) => position * size + position);
  return stronglyConnected(diagonal, next).some((cycle) => {
    const same = cycle.filter((pair) => Math.floor(pair / size) === pair % size);
    if (same.length === 0) return false;
    if (same.length < cycle.length) return true;
    const positions = new Set(same.map((pair) => pair % size));
    return [...positions].some((from) => [...(follow[from] ?? [])].some(([to, ways]) => ways > 1 && positions.has(to)));
  });
}
