import type { Match } from '../shapes/match.ts';

/** Where parameters start and end; read before another match begins. */
const bounds: number[] = [];
const none: readonly string[] = Object.freeze([]);
const slash = 47;

/**
 * Which route answers a path, by a table of small integers from a place of it on.
 * Shape: a place is `route + 1` or 0, the place below its parameter or 0, the route of its `{rest}` + 1 or 0, its number of
 * edges; then for each edge its first character and where it stands. Many edges: minus the size of an index, its first character,
 * and for each character where its edge stands, or 0. An edge: how many characters follow the first, these, then its place.
 * Cost: each place is entered at most once per path, so trying again after a dead end stays linear.
 */
export function matchIn(table: readonly number[], place: number, path: string): Match | null {
  return walk(table, path, place, 0, 0);
}

/** From a character of the path on, with so many parameters before it. */
function walk(table: readonly number[], path: string, from: number, start: number, before: number): Match | null {
  let place = from;
  let index = start;
  let depth = before;
  while (index < path.length) {
    const parameter = at(table, place + 1);
    const rest = at(table, place + 2);
    const code = path.charCodeAt(index);
    const edge = edgeAt(table, place + 3, code);
    if (edge !== 0 && hasText(table, edge, path, index)) {
      const length = at(table, edge) + 1;
      if (parameter === 0 && rest === 0) {
        place = edge + length;
        index += length;
        continue;
      }
      const found = walk(table, path, edge + length, index + length, depth);
      if (found !== null) return found;
    }
    if (parameter !== 0 && code !== slash) {
      const end = segmentEnd(path, index);
      bounds[depth * 2] = index;
      bounds[depth * 2 + 1] = end;
      if (rest === 0) {
        place = parameter;
        index = end;
        depth++;
        continue;
      }
      const found = walk(table, path, parameter, end, depth + 1);
      if (found !== null) return found;
    }
    // `//` matches nothing anywhere: a value that starts with a slash would be an absolute path to whoever joins it.
    if (rest === 0 || path.indexOf('//', index - 1) !== -1) return null;
    bounds[depth * 2] = index;
    bounds[depth * 2 + 1] = path.length;
    return { route: rest - 1, params: valuesOf(path, depth + 1) };
  }
  const route = at(table, place);
  return route === 0 ? null : { route: route - 1, params: depth === 0 ? none : valuesOf(path, depth) };
}

/** Where the edge that begins with a character stands, or 0. */
function edgeAt(table: readonly number[], count: number, code: number): number {
  const edges = at(table, count);
  if (edges >= 0) {
    for (let index = count + 1; index <= count + edges * 2; index += 2) if (at(table, index) === code) return at(table, index + 1);
    return 0;
  }
  const offset = code - at(table, count + 1);
  return offset >= 0 && offset < -edges ? at(table, count + 2 + offset) : 0;
}

/** Whether the characters of an edge after its first follow in a path. */
function hasText(table: readonly number[], edge: number, path: string, index: number): boolean {
  const more = at(table, edge);
  if (path.length - index <= more) return false;
  for (let offset = 1; offset <= more; offset++) if (path.charCodeAt(index + offset) !== at(table, edge + offset)) return false;
  return true;
}

function segmentEnd(path: string, index: number): number {
  const end = path.indexOf('/', index);
  return end === -1 ? path.length : end;
}

function valuesOf(path: string, depth: number): readonly string[] {
  const first = path.slice(bounds[0], bounds[1]);
  if (depth === 1) return [first];
  const values = [first, path.slice(bounds[2], bounds[3])];
  for (let index = 4; index < depth * 2; index += 2) values.push(path.slice(bounds[index], bounds[index + 1]));
  return values;
}

/** An integer of a table: whoever made it says where they are. */
function at(table: readonly number[], index: number): number {
  return table[index] as number;
}
