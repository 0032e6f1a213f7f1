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
  return nodeAt(
    0,
    routes.map(({ index, segments }) => ({ route: index, text: textOf(segments) })),
  );
}

/** A path as one text, in which a character stands for each parameter. */
interface Path {
  readonly route: number;
  readonly text: string;
}

// No path has control characters: none arrives in a request.
const parameter = '\u0000';
const rest = '\u0001';
const firstOfText = 2;

/** Shape: `/a/b/{id}` is `/a/b/` and a parameter. */
function textOf(segments: readonly Segment[]): string {
  if (segments.length === 0) return '/';
  return segments.map((segment) => `/${'text' in segment ? segment.text : 'rest' in segment ? rest : parameter}`).join('');
}

/** The place that paths which are equal up to a character reach with it. */
function nodeAt(at: number, paths: readonly Path[]): TreeNode {
  const groups = new Map<number, Path[]>();
  let route: number | null = null;
  for (const path of paths) {
    if (path.text.length === at) route = lowest(route, path);
    else addTo(groups, path.text.charCodeAt(at), path);
  }
  const codes = [...groups.keys()].filter((code) => code >= firstOfText).sort((a, b) => a - b);
  const parameters = groups.get(parameter.charCodeAt(0));
  return {
    route,
    edges: codes.map((code) => edgeAt(at, groups.get(code) ?? [])),
    parameter: parameters === undefined ? null : nodeAt(at + 1, parameters),
    rest: (groups.get(rest.charCodeAt(0)) ?? []).reduce(lowest, null),
  };
}

function addTo(groups: Map<number, Path[]>, code: number, path: Path): void {
  const group = groups.get(code);
  if (group === undefined) groups.set(code, [path]);
  else group.push(path);
}

/** Routes that end in the same place are a mistake of the app; whoever emits all the same gets one answer, not any. */
function lowest(known: number | null, { route }: Path): number | null {
  return known === null ? route : Math.min(known, route);
}

function edgeAt(at: number, paths: readonly Path[]): TextEdge {
  const end = commonEnd(at, paths);
  return { text: paths[0]?.text.slice(at, end) ?? '', node: nodeAt(end, paths) };
}

/** Where the text ends that all of some paths have from a character on. */
function commonEnd(at: number, [first, ...others]: readonly Path[]): number {
  const { text } = first ?? { text: '' };
  let end = at;
  while (end < text.length && text.charCodeAt(end) >= firstOfText) end++;
  for (const other of others) {
    let same = at;
    while (same < end && other.text.charCodeAt(same) === text.charCodeAt(same)) same++;
    end = same;
  }
  return end;
}
