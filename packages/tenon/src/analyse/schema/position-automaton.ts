import type { CharSet, NoParent, Concatenation, Element } from 'refa';

/** A regular expression as positions of its characters (Glushkov), with the number of ways from one to the next. */
export interface PositionAutomaton {
  readonly characters: readonly CharSet[];
  /** Ways from position to position; above 1 is written as 2. */
  readonly follow: readonly ReadonlyMap<number, number>[];
  /** Lookarounds: expressions of their own. */
  readonly assertions: readonly (readonly NoParent<Concatenation>[])[];
  /** An optional text that must be repeated many times can be spread over them in too many ways. */
  readonly hasSpread: boolean;
}

type Sequence = NoParent<Concatenation>;
type Part = NoParent<Element>;
/** How many ways lead to each position. */
type Ways = ReadonlyMap<number, number>;

/** A part of the expression: where it can begin and end, and in how many ways it can be empty. */
interface Fragment {
  readonly first: Ways;
  readonly last: Ways;
  readonly empty: number;
}

/** From here on a bounded repetition backtracks like an unbounded one: ten rounds of two choices are a thousand ways. */
const MANY = 10;

/** Bounded repetitions inside loops are written out, up to this many positions; longer ones count as loops. */
const MAX_POSITIONS = 400;

/** Builds the automaton of an expression. */
export function positionsOf(alternatives: readonly Sequence[]): PositionAutomaton {
  const builder = new Builder();
  builder.choice(alternatives, false);
  return builder;
}

class Builder implements PositionAutomaton {
  readonly characters: CharSet[] = [];
  readonly follow: Map<number, number>[] = [];
  readonly assertions: (readonly Sequence[])[] = [];
  hasSpread = false;

  choice(alternatives: readonly Sequence[], inLoop: boolean): Fragment {
    return alternatives
      .map(({ elements }) => elements.reduce<Fragment>((before, part) => this.#then(before, this.#part(part, inLoop)), EMPTY))
      .reduce((left, right) => ({ first: sum(left.first, right.first), last: sum(left.last, right.last), empty: capped(left.empty + right.empty) }), NOTHING);
  }

  #part(part: Part, inLoop: boolean): Fragment {
    switch (part.type) {
      case 'CharacterClass':
        return this.#character(part.characters);
      case 'Alternation':
        return this.choice(part.alternatives, inLoop);
      case 'Quantifier':
        return this.#quantifier(part, inLoop);
      case 'Assertion':
        this.assertions.push(part.alternatives);
        return EMPTY;
      case 'Unknown':
        return EMPTY; // a back-reference to something long: what it repeats was chosen before
    }
  }

  #character(characters: CharSet): Fragment {
    const position = this.characters.push(characters) - 1;
    this.follow.push(new Map());
    const alone = new Map([[position, 1]]);
    return { first: alone, last: alone, empty: 0 };
  }

  #quantifier({ alternatives, min, max }: Part & { readonly type: 'Quantifier' }, inLoop: boolean): Fragment {
    if (max === 0) return EMPTY;
    const isLoop = max === Infinity || (max >= MANY && (!inLoop || max * countOf(alternatives) > MAX_POSITIONS));
    if (isLoop) return this.#loop(alternatives, min);
    if (!inLoop && max > 1) return this.#once(alternatives, min); // copies in a row are no loop: one shows what is inside
    let rounds: Fragment = EMPTY;
    for (let round = max; round > min; round--) rounds = optional(this.#then(this.choice(alternatives, inLoop), rounds));
    for (let round = min; round > 0; round--) rounds = this.#then(this.choice(alternatives, inLoop), rounds);
    return rounds;
  }

  #once(alternatives: readonly Sequence[], min: number): Fragment {
    const round = this.choice(alternatives, false);
    return min === 0 ? optional(round) : round;
  }

  #loop(alternatives: readonly Sequence[], min: number): Fragment {
    const round = this.choice(alternatives, true);
    if (min >= MANY && round.empty > 0 && round.first.size > 0) this.hasSpread = true;
    this.#connect(round.last, round.first);
    return min === 0 ? optional(round) : round;
  }

  #then(left: Fragment, right: Fragment): Fragment {
    this.#connect(left.last, right.first);
    return {
      first: sum(left.first, times(right.first, left.empty)),
      last: sum(right.last, times(left.last, right.empty)),
      empty: capped(left.empty * right.empty),
    };
  }

  #connect(from: Ways, to: Ways): void {
    for (const [end, endWays] of from) {
      const ways = this.follow[end];
      for (const [start, startWays] of to) ways?.set(start, capped((ways.get(start) ?? 0) + endWays * startWays));
    }
  }
}

const EMPTY: Fragment = { first: new Map(), last: new Map(), empty: 1 };
const NOTHING: Fragment = { first: new Map(), last: new Map(), empty: 0 };

/** Zero rounds are the one way to be empty: an optional round that matches nothing is discarded (ECMA-262, RepeatMatcher). */
function optional({ first, last }: Fragment): Fragment {
  return { first, last, empty: 1 };
}

function capped(ways: number): number {
  return Math.min(ways, 2);
}

function sum(left: Ways, right: Ways): Ways {
  const ways = new Map(left);
  for (const [position, more] of right) ways.set(position, capped((ways.get(position) ?? 0) + more));
  return ways;
}

function times(ways: Ways, factor: number): Ways {
  return factor === 0 ? new Map() : new Map([...ways].map(([position, count]) => [position, capped(count * factor)]));
}

/** How many positions a copy takes. */
function countOf(alternatives: readonly Sequence[]): number {
  return alternatives
    .flatMap(({ elements }): readonly Part[] => elements)
    .reduce((count, part) => {
      if (part.type === 'CharacterClass') return count + 1;
      if (part.type === 'Alternation') return count + countOf(part.alternatives);
      return part.type === 'Quantifier' ? count + countOf(part.alternatives) * (part.max === Infinity ? 1 : part.max) : count;
    }, 0);
}
