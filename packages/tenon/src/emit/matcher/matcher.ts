import { literal, type Code, type UnitWriter } from '../../support/code.ts';
import { normalPath } from '../../support/percent-encoding.ts';
import { placeUnit } from './place-unit.ts';
import { treeOf, type MatcherRoute } from './tree.ts';

/**
 * The unit that finds the route of a request: `(method: string, path: string) => Match | null`.
 * `path` is raw and starts with a slash. HEAD falls back to GET (RFC 9110 section 9.3.2). Text comes before a parameter,
 * a parameter before `{rest}`, from left to right, whatever the order of the routes.
 */
export function matcherUnit(code: Code, routes: readonly MatcherRoute[]): string {
  return code.unit(`match ${keyOf(routes)}`, 'match', (writer) => {
    const roots = rootsOf(code, routes);
    writeNormalPath(writer);
    const get = roots.get('GET');
    if (get !== undefined) writer.line(`if (method === 'GET') return ${writer.use(get)}(path, 0);`);
    const others = [...new Set([...roots.keys(), 'HEAD'])].filter((method) => method !== 'GET');
    writer.block('switch (method)', () => {
      for (const method of others.sort()) writer.line(`case ${literal(method)}: return ${callText(writer, method, roots)};`);
    });
    writer.line('return null;');
    return 'method, path';
  });
}

/**
 * The unit that says which methods a path has, for 405 and OPTIONS: `(path: string) => readonly string[]`, sorted, with HEAD
 * where GET is. Runs only after `matcherUnit` found nothing, so it may cost more.
 */
export function allowedUnit(code: Code, routes: readonly MatcherRoute[]): string {
  return code.unit(`allowed ${keyOf(routes)}`, 'allowed', (writer) => {
    const roots = rootsOf(code, routes);
    writeNormalPath(writer);
    writer.line('var methods = [];');
    for (const method of [...new Set([...roots.keys(), 'HEAD'])].sort()) {
      writer.line(`if (${callText(writer, method, roots)} !== null) methods.push(${literal(method)});`);
    }
    writer.line('return methods;');
    return 'path';
  });
}

/** Encoded spellings of text are rare: only a path with an escape pays for them. */
function writeNormalPath(writer: UnitWriter): void {
  writer.line(`if (path.includes('%')) path = ${writer.constant('normalPath', normalPath)}(path);`);
}

function callText(writer: UnitWriter, method: string, roots: ReadonlyMap<string, string>): string {
  const tried = method === 'HEAD' ? ['HEAD', 'GET'] : [method];
  const calls = tried.flatMap((name) => roots.get(name) ?? []).map((root) => `${writer.use(root)}(path, 0)`);
  return calls.length === 0 ? 'null' : calls.length === 1 ? calls.join('') : `(${calls.join(' ?? ')})`;
}

/** The unit of each method's tree, shared by both units above. */
function rootsOf(code: Code, routes: readonly MatcherRoute[]): Map<string, string> {
  const roots = new Map<string, string>();
  for (const method of new Set(routes.map((route) => route.method))) {
    const own = routes.filter((route) => route.method === method);
    roots.set(
      method,
      placeUnit(code, `routes ${keyOf(own)}`, () => treeOf(own)),
    );
  }
  return roots;
}

function keyOf(routes: readonly MatcherRoute[]): string {
  return JSON.stringify(routes.map(({ index, method, segments }) => [index, method, segments]));
}
