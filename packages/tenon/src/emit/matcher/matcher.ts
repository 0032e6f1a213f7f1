import { literal, type Code, type UnitWriter } from '../../support/code.ts';
import { normalPath } from '../../support/percent-encoding.ts';
import { matchIn } from '../../support/match-table.ts';
import { placeUnit } from './place-unit.ts';
import { addTree } from './table.ts';
import { treeOf, type MatcherRoute } from './tree.ts';

/**
 * Up to so many routes become functions; beyond, a table that one function walks: functions of their own for each place would be
 * called too rarely to be optimised. 40 against 68 ns for 10 routes, 91 against 91 for 100; 900 against 139 for 1,000 (node 24).
 */
const mostInFunctions = 100;

/**
 * The unit that finds the route of a request: `(method: string, path: string) => Match | null`.
 * `path` is raw and starts with a slash. HEAD falls back to GET (RFC 9110 section 9.3.2). Text comes before a parameter,
 * a parameter before `{rest}`, from left to right, whatever the order of the routes.
 */
export function matcherUnit(code: Code, routes: readonly MatcherRoute[], most = mostInFunctions): string {
  return code.unit(`match ${keyOf(routes)}`, 'match', (writer) => {
    const find = writer.use(findUnit(code, routes, most));
    writer.line(`const found = ${find}(method, path);`);
    // Encoded spellings of text are rare. A path that is text of a route to the last character has none: only others are searched.
    writer.line("if (found !== null && found.params.length === 0 || !path.includes('%')) return found;");
    writer.line(`return ${find}(method, ${writer.constant('normalPath', normalPath)}(path));`);
    return 'method, path';
  });
}

/**
 * The unit that says which methods a path has, for 405 and OPTIONS: `(path: string) => readonly string[]`, sorted, with HEAD
 * where GET is. Runs only after `matcherUnit` found nothing, so it may cost more.
 */
export function allowedUnit(code: Code, routes: readonly MatcherRoute[], most = mostInFunctions): string {
  return code.unit(`allowed ${keyOf(routes)}`, 'allowed', (writer) => {
    const methods = [...new Set([...routes.map(({ method }) => method), 'HEAD'])].sort();
    writer.line(`if (path.includes('%')) path = ${writer.constant('normalPath', normalPath)}(path);`);
    writer.line(`return ${writer.constant('methods', methods)}.filter((method) => ${writer.use(findUnit(code, routes, most))}(method, path) !== null);`);
    return 'path';
  });
}

/** The unit that looks for a path as it is written: `(method, path) => Match | null`. */
function findUnit(code: Code, routes: readonly MatcherRoute[], most: number): string {
  return code.unit(`find ${keyOf(routes)}`, 'find', (writer) => {
    const roots = rootsOf(code, writer, routes.length > most, routes);
    const get = roots.get('GET');
    if (get !== undefined) writer.line(`if (method === 'GET') return ${get};`);
    const others = [...new Set([...roots.keys(), 'HEAD'])].filter((method) => method !== 'GET');
    writer.block('switch (method)', () => {
      for (const method of others.sort()) writer.line(`case ${literal(method)}: return ${callText(method, roots)};`);
    });
    writer.line('return null;');
    return 'method, path';
  });
}

function callText(method: string, roots: ReadonlyMap<string, string>): string {
  const tried = method === 'HEAD' ? ['HEAD', 'GET'] : [method];
  const calls = tried.flatMap((name) => roots.get(name) ?? []);
  return calls.length === 0 ? 'null' : calls.length === 1 ? calls.join('') : `(${calls.join(' ?? ')})`;
}

/** The call that walks each method's tree. */
function rootsOf(code: Code, writer: UnitWriter, isTable: boolean, routes: readonly MatcherRoute[]): ReadonlyMap<string, string> {
  const routesByMethod = new Map<string, MatcherRoute[]>();
  for (const route of routes) {
    const own = routesByMethod.get(route.method);
    if (own === undefined) routesByMethod.set(route.method, [route]);
    else own.push(route);
  }
  if (isTable) return rootsInTable(writer, routesByMethod);
  const unitOf = (own: readonly MatcherRoute[]): string => writer.use(placeUnit(code, `routes ${keyOf(own)}`, () => treeOf(own)));
  return new Map([...routesByMethod].map(([method, own]) => [method, `${unitOf(own)}(path, 0)`]));
}

function rootsInTable(writer: UnitWriter, routesByMethod: ReadonlyMap<string, readonly MatcherRoute[]>): ReadonlyMap<string, string> {
  const table = [0]; // 0 is no place
  const places = [...routesByMethod].map(([method, own]) => [method, addTree(table, treeOf(own))] as const);
  const [match, integers] = [writer.constant('matchIn', matchIn), writer.constant('table', table)];
  return new Map(places.map(([method, place]) => [method, `${match}(${integers}, ${place}, path)`]));
}

const keys = new WeakMap<readonly MatcherRoute[], string>();

/** What a unit depends on; remembered, since it is as long as all paths together. */
function keyOf(routes: readonly MatcherRoute[]): string {
  const known = keys.get(routes);
  if (known !== undefined) return known;
  const key = JSON.stringify(routes.map(({ index, method, segments }) => [index, method, segments]));
  keys.set(routes, key);
  return key;
}
