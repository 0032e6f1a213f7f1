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
  return nodeOf(routes.map(({ index, segments }) => ({ route: index, steps: stepsOf(segments) })));
}

type Step = { readonly text: string } | 'parameter' | 'rest';

/** What is left of a route's path below a place. */
interface Remainder {
  readonly route: number;
  readonly steps: readonly Step[];
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
    steps.push({ text }, 'rest' in segment ? 'rest' : 'parameter');
    text = '';
  }
  return text === '' ? steps : [...steps, { text }];
}

function nodeOf(remainders: readonly Remainder[]): TreeNode {
  const parameters = remainders.filter(({ steps }) => steps[0] === 'parameter');
  return {
    route: lowest(remainders.filter(({ steps }) => steps.length === 0)),
    edges: edgesOf(remainders),
    parameter: parameters.length === 0 ? null : nodeOf(parameters.map(({ route, steps }) => ({ route, steps: steps.slice(1) }))),
    rest: lowest(remainders.filter(({ steps }) => steps[0] === 'rest')),
  };
}

/** Routes that end in the same place are a mistake of the app; whoever emits all the same gets one answer, not any. */
function lowest(remainders: readonly Remainder[]): number | null {
  return remainders.length === 0 ? null : Math.min(...remainders.map(({ route }) => route));
}

function edgesOf(remainders: readonly Remainder[]): TextEdge[] {
  const groups = new Map<number, { texts: string[]; members: Remainder[] }>();
  for (const remainder of remainders) {
    const [step] = remainder.steps;
    if (step === undefined || typeof step === 'string') continue;
    const first = step.text.charCodeAt(0);
    const group = groups.get(first) ?? { texts: [], members: [] };
    group.texts.push(step.text);
    group.members.push(remainder);
    groups.set(first, group);
  }
  const inOrder = [...groups].sort(([first], [second]) => first - second);
  return inOrder.map(([, { texts, members }]) => {
    const text = commonStart(texts);
    return { text, node: nodeOf(members.map((member) => without(text.length, member))) };
  });
}

function commonStart(texts: readonly string[]): string {
  return texts.reduce((common, text) => {
    let length = 0;
    while (length < common.length && common[length] === text[length]) length++;
    return common.slice(0, length);
  });
}

function without(length: number, { route, steps: [step, ...steps] }: Remainder): Remainder {
  const text = (step as { readonly text: string }).text.slice(length); // members of a group start with text
  return { route, steps: text === '' ? steps : [{ text }, ...steps] };
}
