import type { Segment } from '../../support/path-template.ts';

/** A route as the matcher sees it. */
export interface MatcherRoute {
  readonly index: number;
  readonly method: string;
  readonly segments: readonly Segment[];
}

/**
 * A place in a path, reached by the same characters and parameters.
 * Shape: text edges start with different characters; a parameter is tried after all of them, `rest` last.
 */
export interface TreeNode {
  /** The route that ends here. */
  readonly route: number | null;
  readonly edges: readonly TextEdge[];
  readonly parameter: TreeNode | null;
  /** The route whose `{rest}` starts here. */
  readonly rest: number | null;
}

/** Text that leads to another place. Never empty. */
export interface TextEdge {
  readonly text: string;
  readonly node: TreeNode;
}

/** The radix tree of some routes of one method; the same tree in whatever order they come. */
export function treeOf(routes: readonly MatcherRoute[]): TreeNode {
  return nodeOf(routes.map(({ index, segments }) => ({ route: index, steps: stepsOf(segments), step: 0, offset: 0 })));
}

type Step = string | typeof parameter | typeof rest;
const parameter = 0;
const rest = 1;

/** What is left of a route's path below a place: its steps from `step` on, text of the first from `offset` on. */
interface Remainder {
  readonly route: number;
  readonly steps: readonly Step[];
  readonly step: number;
  readonly offset: number;
}

/** Neighbouring text becomes one step, slashes included: `/a/b/{id}` is `/a/b/` and a parameter. */
function stepsOf(segments: readonly Segment[]): readonly Step[] {
  const steps: Step[] = [];
  let text = '';
  for (const segment of segments.length === 0 ? [{ text: '' }] : segments) {
    text += '/';
    if ('text' in segment) {
      text += segment.text;
      continue;
    }
    steps.push(text, 'rest' in segment ? rest : parameter);
    text = '';
  }
  return text === '' ? steps : [...steps, text];
}

function nodeOf(remainders: readonly Remainder[]): TreeNode {
  const ended: Remainder[] = [];
  const parameters: Remainder[] = [];
  const rests: Remainder[] = [];
  const groups = new Map<number, Remainder[]>();
  for (const remainder of remainders) {
    const step = remainder.steps[remainder.step];
    if (step === undefined) ended.push(remainder);
    else if (step === parameter) parameters.push({ ...remainder, step: remainder.step + 1 });
    else if (step === rest) rests.push(remainder);
    else addTo(groups, step.charCodeAt(remainder.offset), remainder);
  }
  return {
    route: lowest(ended),
    edges: [...groups].sort(([first], [second]) => first - second).map(([, members]) => edgeOf(members)),
    parameter: parameters.length === 0 ? null : nodeOf(parameters),
    rest: lowest(rests),
  };
}

function addTo(groups: Map<number, Remainder[]>, code: number, remainder: Remainder): void {
  const group = groups.get(code);
  if (group === undefined) groups.set(code, [remainder]);
  else group.push(remainder);
}

/** Routes that end in the same place are a mistake of the app; whoever emits all the same gets one answer, not any. */
function lowest(remainders: readonly Remainder[]): number | null {
  return remainders.length === 0 ? null : remainders.reduce((least, { route }) => Math.min(least, route), Infinity);
}

function edgeOf(members: readonly Remainder[]): TextEdge {
  const texts = members.map(textOf);
  const text = commonStart(texts);
  return { text, node: nodeOf(members.map((member, index) => after(member, text.length, texts[index] === text))) };
}

function textOf({ steps, step, offset }: Remainder): string {
  return (steps[step] as string).slice(offset); // members of a group start with text
}

function after({ route, steps, step, offset }: Remainder, length: number, isWhole: boolean): Remainder {
  return isWhole ? { route, steps, step: step + 1, offset: 0 } : { route, steps, step, offset: offset + length };
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) {
    let same = 0;
    while (same < length && text.charCodeAt(same) === first.charCodeAt(same)) same++;
    length = same;
  }
  return first.slice(0, length);
}
