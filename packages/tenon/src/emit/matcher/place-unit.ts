import { literal, type Code, type UnitWriter } from '../../support/code.ts';
import type { Match } from '../../shapes/match.ts';
import type { TextEdge, TreeNode } from './tree.ts';

/**
 * The unit that matches the paths of a tree: `(path, i) => Match | null`, where `i` is the place of the root, 0. The units of
 * places below take start and end of each parameter so far as well: values are cut out for the winner only.
 * Cost: each place of the tree is entered at most once per path, so trying again after a dead end stays linear.
 */
export function placeUnit(code: Code, key: string, place: () => TreeNode): string {
  return unitOf({ code, depth: 0 }, key, place);
}

function unitOf({ code, depth }: Pick<Target, 'code' | 'depth'>, key: string, place: () => TreeNode): string {
  return code.unit(key, 'place', (writer) => {
    writeNode({ code, writer, depth }, place());
    return ['path', 'i', ...bounds(depth)].join(', ');
  });
}

/** Places below the root belong to one tree: their keys say nothing. */
function innerUnit(code: Code, node: TreeNode, depth: number): string {
  return unitOf({ code, depth }, code.identifier('place'), () => node);
}

interface Target {
  readonly code: Code;
  readonly writer: UnitWriter;
  /** Parameters before this place. */
  readonly depth: number;
}

function writeNode(target: Target, node: TreeNode): void {
  const { writer, depth } = target;
  if (node.route !== null) writer.line(`if (i === path.length) return ${matchText(writer, node.route, values(depth))};`);
  writeEdges(target, node);
  if (node.parameter !== null) writeParameter(target, node.parameter, node.rest === null);
  if (node.rest !== null) {
    // `//` matches nothing anywhere: a value that starts with a slash would be an absolute path to whoever joins it.
    writer.line(`if (i < path.length && path.indexOf('//', i - 1) === -1) return ${matchText(writer, node.rest, [...values(depth), 'path.slice(i)'])};`);
  }
  writer.line('return null;');
}

function writeEdges(target: Target, { edges, parameter, rest }: TreeNode): void {
  const isLastChance = parameter === null && rest === null;
  const [only] = edges;
  if (edges.length === 1 && only !== undefined) {
    writeEdge(target, only, 0, isLastChance);
    return;
  }
  if (edges.length === 0) return;
  target.writer.block('switch (path.charCodeAt(i))', () => {
    for (const edge of edges) {
      target.writer.line(`case ${edge.text.charCodeAt(0)}:`);
      writeEdge(target, edge, 1, isLastChance);
      target.writer.line('break;');
    }
  });
}

/** `known` characters of the text have been compared already. */
function writeEdge({ code, writer, depth }: Target, { text, node }: TextEdge, known: number, isLastChance: boolean): void {
  const conditions = textConditions(text, known);
  if (isLeaf(node)) {
    // Wrong lengths are the cheapest to tell.
    writer.line(`if (${[`path.length === i + ${text.length}`, ...conditions].join(' && ')}) return ${matchText(writer, node.route, values(depth))};`);
    return;
  }
  const call = `${writer.use(innerUnit(code, node, depth))}(${['path', `i + ${text.length}`, ...bounds(depth)].join(', ')})`;
  const write = (): void => writeTry(writer, call, isLastChance);
  if (conditions.length === 0) write();
  else writer.block(`if (${conditions.join(' && ')})`, write);
}

/** Only where something else may match after a dead end does the result need a look. */
function writeTry(writer: UnitWriter, call: string, isLastChance: boolean): void {
  if (isLastChance) {
    writer.line(`return ${call};`);
    return;
  }
  const found = writer.variable('found');
  writer.line(`var ${found} = ${call};`);
  writer.line(`if (${found} !== null) return ${found};`);
}

function writeParameter({ code, writer, depth }: Target, node: TreeNode, isLastChance: boolean): void {
  if (isLeaf(node)) {
    writer.line(`if (i < path.length && path.indexOf('/', i) === -1) return ${matchText(writer, node.route, [...values(depth), 'path.slice(i)'])};`);
    return;
  }
  writer.line("var end = path.indexOf('/', i);");
  writer.line('if (end === -1) end = path.length;');
  const call = `${writer.use(innerUnit(code, node, depth + 1))}(${['path', 'end', ...bounds(depth), 'i', 'end'].join(', ')})`;
  writer.block('if (end !== i)', () => writeTry(writer, call, isLastChance));
}

/** A place where a route ends and nothing goes on needs no function. */
function isLeaf(node: TreeNode): node is TreeNode & { readonly route: number } {
  return node.route !== null && node.edges.length === 0 && node.parameter === null && node.rest === null;
}

/** `startsWith` costs about as much as comparing this many characters one by one. */
const longestChain = 11;

function textConditions(text: string, known: number): string[] {
  if (text.length - known > longestChain) return [`path.startsWith(${literal(text)}, i)`];
  return Array.from({ length: text.length - known }, (_, offset) => {
    const at = offset + known;
    return `path.charCodeAt(${at === 0 ? 'i' : `i + ${at}`}) === ${text.charCodeAt(at)}`;
  });
}

function bounds(depth: number): string[] {
  return Array.from({ length: depth }, (_, index) => [`start${index}`, `end${index}`]).flat();
}

function values(depth: number): string[] {
  return Array.from({ length: depth }, (_, index) => `path.slice(start${index}, end${index})`);
}

/** A route without parameters always has the same match: one shared object. */
function matchText(writer: UnitWriter, route: number, params: readonly string[]): string {
  if (params.length > 0) return `{ route: ${literal(route)}, params: [${params.join(', ')}] }`;
  const match: Match = Object.freeze({ route, params: Object.freeze([]) });
  return writer.constant('match', match);
}
