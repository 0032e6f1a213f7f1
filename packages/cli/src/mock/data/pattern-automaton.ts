import type { Assertion, CharSet, Concatenation, Element, Expression, NFA, NoParent, Quantifier, Transformer } from 'refa';
import { expressionOf } from './expression.ts';

/** The library of automata. */
export type Automata = typeof import('refa');

type Sequence = NoParent<Concatenation>;
type Part = NoParent<Element>;

/** The greatest code point. */
const maxCharacter = 0x10_ff_ff;
/** What bounds the work for a pattern that repeats much. */
const mostNodes = 20_000;

/** New nodes, as many as there may be in one automaton. */
export function nodesOf({ NFA: { LimitedNodeFactory } }: Automata): NFA.LimitedNodeFactory {
  return new LimitedNodeFactory(mostNodes);
}

/** Every text of so many code points. */
export function ofLength(min: number, max: number, automata: Automata): NFA {
  const nodes = nodesOf(automata);
  const automaton = automata.NFA.fromCharSet(automata.CharSet.all(maxCharacter), nodes);
  automaton.quantify(min, max, nodes);
  return automaton;
}

/**
 * The texts in which a pattern finds something. Repetitions end at `longest`, which texts do not exceed.
 * Throws: SyntaxError for what is no pattern; Error for what automata cannot say.
 */
export function automatonOf(pattern: string, longest: number, automata: Automata): NFA {
  const [first, ...others] = parsed(pattern, automata)
    .alternatives.flatMap(spread)
    .map((each) => ofSequence(each, longest, automata));
  if (first === undefined) return automata.NFA.empty({ maxCharacter });
  for (const other of others) first.union(other, nodesOf(automata));
  return first;
}

function parsed(pattern: string, { JS, CharSet: sets, visitAst }: Automata): NoParent<Expression> {
  const flags = expressionOf(pattern).unicode ? 'u' : '';
  const { expression } = JS.Parser.fromLiteral({ source: pattern, flags }).parse({ backreferences: 'throw' });
  // Without the `u` flag characters end at U+FFFF; automata meet only when theirs end at the same.
  const widened = (characters: CharSet): CharSet => (characters.isAll ? sets.all(maxCharacter) : sets.empty(maxCharacter).union(characters.ranges));
  visitAst(expression, { onCharacterClassEnter: (node) => void (node.characters = widened(node.characters)) });
  return expression;
}

/** More alternatives than these stay inside. */
const mostAlternatives = 64;

/** The sequence, once for every alternative inside it that asserts something: `(?:^|,)a` as `^a` and `,a`. */
function spread(sequence: Sequence): readonly Sequence[] {
  const { elements } = sequence;
  const index = elements.findIndex((part) => part.type === 'Alternation' && part.alternatives.some(asserts));
  const inner = elements[index];
  if (inner?.type !== 'Alternation') return [sequence];
  const all = inner.alternatives.map((each) => sequenceOf([...elements.slice(0, index), ...each.elements, ...elements.slice(index + 1)]));
  const found = all.flatMap(spread);
  return found.length > mostAlternatives ? [sequence] : found;
}

function asserts({ elements }: Sequence): boolean {
  return elements.some((part) => part.type === 'Assertion' || (part.type === 'Alternation' && part.alternatives.some(asserts)));
}

function ofSequence(whole: Sequence, longest: number, automata: Automata): NFA {
  const { conditions, rest } = splitUp(whole);
  const found = ofElements([any(automata), ...rest, any(automata)], longest, automata);
  return conditions
    .map((each) => conditionOf(each, longest, automata))
    .reduce((left, right) => automata.NFA.fromIntersection(left, right, nodesOf(automata)), found);
}

/** What `^(?=…)(?!…)` says of the whole text, and the parts that remain. */
function splitUp({ elements }: Sequence): { readonly conditions: readonly NoParent<Assertion>[]; readonly rest: readonly Part[] } {
  const [start, ...after] = elements;
  if (start === undefined || !isStart(start)) return { conditions: [], rest: elements };
  const end = after.findIndex((part) => !isAhead(part));
  const conditions = (end === -1 ? after : after.slice(0, end)).filter(isAhead);
  return { conditions, rest: [start, ...after.slice(conditions.length)] };
}

function isStart(part: Part): boolean {
  return part.type === 'Assertion' && part.kind === 'behind' && part.negate;
}

function isAhead(part: Part): part is NoParent<Assertion> {
  return part.type === 'Assertion' && part.kind === 'ahead';
}

function conditionOf({ alternatives, negate }: NoParent<Assertion>, longest: number, automata: Automata): NFA {
  const alternation: Part = { type: 'Alternation', alternatives };
  const automaton = ofElements([alternation, any(automata)], longest, automata);
  if (!negate) return automaton;
  const dfa = automata.DFA.fromFA(automaton, new automata.DFA.LimitedNodeFactory(mostNodes));
  dfa.complement();
  return automata.NFA.fromFA(dfa, nodesOf(automata));
}

function ofElements(elements: readonly Part[], longest: number, automata: Automata): NFA {
  const { transform, Transformers, CombinedTransformer, NFA } = automata;
  const expression: NoParent<Expression> = { type: 'Expression', alternatives: [sequenceOf(elements.map(copyOf))] };
  const settled = [boundedBy(longest), Transformers.inline(), Transformers.applyAssertions(), Transformers.removeDeadBranches(), Transformers.simplify()];
  const applied = transform(edges, transform(new CombinedTransformer(settled), expression));
  return NFA.fromRegex(applied, { maxCharacter }, { assertions: 'throw' }, nodesOf(automata));
}

/** `.{0,10000}` costs ten thousand nodes, which a short text does not need. */
function boundedBy(longest: number): Transformer {
  return {
    onQuantifier(node: NoParent<Quantifier>, { signalMutation }) {
      if (node.max === Infinity || node.max <= node.min + longest) return;
      node.max = node.min + longest;
      signalMutation();
    },
  };
}

/** What is still asserted stands at an end of the text, where there is nothing: a negative assertion holds, another one does not. */
const edges: Transformer = {
  onConcatenation({ elements }, { signalMutation }) {
    for (let index = elements.length - 1; index >= 0; index--) {
      const part = elements[index];
      if (part?.type !== 'Assertion') continue;
      elements.splice(index, 1, ...(part.negate ? [] : [{ type: 'Alternation' as const, alternatives: [] }]));
      signalMutation();
    }
  },
};

function any({ CharSet }: Automata): Part {
  const character: Part = { type: 'CharacterClass', characters: CharSet.all(maxCharacter) };
  return { type: 'Quantifier', min: 0, max: Infinity, lazy: false, alternatives: [sequenceOf([character])] };
}

function sequenceOf(elements: readonly Part[]): Sequence {
  return { type: 'Concatenation', elements: [...elements] };
}

/** Transformers change what they are given, and alternatives share their parts. */
function copyOf(part: Part): Part {
  if (!('alternatives' in part)) return { ...part };
  return { ...part, alternatives: part.alternatives.map(({ elements }) => sequenceOf(elements.map(copyOf))) };
}
