import type { TextEdge, TreeNode } from './tree.ts';

/** Up to so many edges their first characters are compared one by one; beyond, a character is an index. */
const mostCompared = 6;

/**
 * Adds a tree to a table as `matchIn` reads it, and gives the place of its root.
 * One function walks all tables: it is hot, and so optimised, from the first requests on, however many routes there are;
 * functions of their own for the places of 10,000 routes would be called too rarely for that.
 */
export function addTree(table: number[], { route, edges, parameter, rest }: TreeNode): number {
  const place = table.length;
  table.push(route === null ? 0 : route + 1, 0, rest === null ? 0 : rest + 1);
  const starts = edges.length > mostCompared ? pushIndex(table, edges) : pushList(table, edges);
  // What is below comes after a place, whose length is known by now.
  edges.forEach((edge, index) => (table[starts[index] as number] = addEdge(table, edge))); // one start for each edge
  if (parameter !== null) table[place + 1] = addTree(table, parameter);
  return place;
}

/** Gives where it is to be written where each edge stands. */
function pushList(table: number[], edges: readonly TextEdge[]): readonly number[] {
  table.push(edges.length);
  const start = table.length;
  for (const { text } of edges) table.push(text.charCodeAt(0), 0);
  return edges.map((_, index) => start + index * 2 + 1);
}

function pushIndex(table: number[], edges: readonly TextEdge[]): readonly number[] {
  const codes = edges.map(({ text }) => text.charCodeAt(0));
  const [first, last] = [Math.min(...codes), Math.max(...codes)];
  table.push(first - last - 1, first);
  const start = table.length;
  for (let code = first; code <= last; code++) table.push(0);
  return codes.map((code) => start + code - first);
}

function addEdge(table: number[], { text, node }: TextEdge): number {
  const place = table.length;
  table.push(text.length - 1);
  for (let index = 1; index < text.length; index++) table.push(text.charCodeAt(index));
  addTree(table, node);
  return place;
}
