import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Match } from '../../shapes/match.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { parsePath } from '../../support/path-template.ts';
import { normalPath } from '../../support/percent-encoding.ts';
import { allowedUnit, matcherUnit } from './matcher.ts';
import type { MatcherRoute } from './tree.ts';

interface Matcher {
  readonly match: (method: string, path: string) => Match | null;
  readonly allowed: (path: string) => readonly string[];
  readonly longest: number;
}

function routesOf(lines: readonly string[]): MatcherRoute[] {
  return lines.map((line, index) => {
    const [method = '', ...path] = line.split(' ');
    return { index, method, segments: parsePath(path.join(' ')) };
  });
}

/** The matcher of few routes, which must agree with that of many. */
function compile(routes: readonly MatcherRoute[]): Matcher {
  const [functions, table] = [compileFor(routes, Infinity), compileFor(routes, 0)];
  return {
    match: (method, path) => agreed(functions.match(method, path), table.match(method, path)),
    allowed: (path) => agreed(functions.allowed(path), table.allowed(path)),
    longest: functions.longest,
  };
}

function compileFor(routes: readonly MatcherRoute[], most: number): Matcher {
  const code = new Code();
  const linker = new Linker(code);
  const longest = Math.max(...code.closure(matcherUnit(code, routes, most)).map(({ text }) => text.length));
  const match = linker.link(matcherUnit(code, routes, most)) as Matcher['match'];
  const allowed = linker.link(allowedUnit(code, routes, most)) as Matcher['allowed'];
  return { match, allowed, longest };
}

function agreed<Result>(first: Result, second: Result): Result {
  expect(second).toEqual(first);
  return first;
}

/** `[template, ...params]` of the winner. */
function winner(lines: readonly string[], method: string, path: string): readonly string[] | null {
  const found = compile(routesOf(lines)).match(method, path);
  return found === null ? null : [lines[found.route] ?? '', ...found.params];
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]));
}

describe('matcherUnit', () => {
  const shop = [
    'GET /',
    'GET /books',
    'GET /books/',
    'GET /books/new',
    'GET /books/{id}',
    'GET /books/{id}/pages/{page}',
    'GET /books/{rest}',
    'POST /books',
    'GET /bo/{x}',
    'GET /a-rather-long-literal/{x}',
  ];
  it.each<[string, string, readonly string[] | null]>([
    ['GET', '/', ['GET /']],
    ['GET', '/books', ['GET /books']],
    ['GET', '/books/', ['GET /books/']],
    ['GET', '/books/new', ['GET /books/new']],
    ['GET', '/books/newer', ['GET /books/{id}', 'newer']],
    ['GET', '/books/ne', ['GET /books/{id}', 'ne']],
    ['GET', '/books/7', ['GET /books/{id}', '7']],
    ['GET', '/books/7/pages/8', ['GET /books/{id}/pages/{page}', '7', '8']],
    ['GET', '/books/new/pages/8', ['GET /books/{id}/pages/{page}', 'new', '8']],
    ['GET', '/books/7/pages/', ['GET /books/{rest}', '7/pages/']],
    ['GET', '/books/7/pages/8/9', ['GET /books/{rest}', '7/pages/8/9']],
    ['GET', '/books/7/', ['GET /books/{rest}', '7/']],
    ['GET', '/books//7', null],
    ['GET', '/books/7//8', null],
    ['GET', '/books//', null],
    ['GET', '/bo/', null],
    ['GET', '/bo//', null],
    ['GET', '//books', null],
    ['GET', '/Books', null],
    ['GET', 'books', null],
    ['GET', '', null],
    ['GET', '/bookstore', null],
    ['GET', '/a-rather-long-literal/x', ['GET /a-rather-long-literal/{x}', 'x']],
    ['GET', '/a-rather-long-litera1/x', null],
    ['POST', '/books', ['POST /books']],
    ['POST', '/books/7', null],
    ['PUT', '/books', null],
    ['get', '/books', null],
    ['HEAD', '/books/7', ['GET /books/{id}', '7']],
  ])('answers %s %s with %j', (method, path, expected) => {
    expect(winner(shop, method, path)).toEqual(expected);
  });

  it.each<[string, readonly string[] | null]>([
    ['/%62ooks/7', ['GET /books/{id}', '7']],
    ['/books/%6eew', ['GET /books/new']],
    ['/books/a%2Fb', ['GET /books/{id}', 'a%2Fb']],
    ['/books/a%2fnew', ['GET /books/{id}', 'a%2Fnew']],
    ['/books%2Fnew', null],
    ['/books/%2F', ['GET /books/{id}', '%2F']],
    ['/books/a%2Cb,%2541', ['GET /books/{id}', 'a%2Cb,%2541']],
    ['/books/%zz', ['GET /books/{id}', '%zz']],
  ])('reads the escapes of %s once, and no escape as a slash', (path, expected) => {
    expect(winner(shop, 'GET', path)).toEqual(expected);
  });

  it.each<[readonly string[], string, readonly string[]]>([
    [['GET /a/{x}/c', 'GET /{x}/b/c', 'GET /a/b/d'], '/a/b/c', ['GET /a/{x}/c', 'b']],
    [['GET /{x}/b', 'GET /a/{y}', 'GET /{rest}'], '/a/b', ['GET /a/{y}', 'b']],
    [['GET /{x}/b/{rest}', 'GET /a/{rest}', 'GET /a/b/x'], '/a/b/c', ['GET /a/{rest}', 'b/c']],
    [['GET /a/b/c/x', 'GET /a/b/{p}/y', 'GET /a/{p}/c/z', 'GET /{p}/b/c/w'], '/a/b/c/w', ['GET /{p}/b/c/w', 'a']],
    [['GET /{x}', 'GET /{rest}'], '/a', ['GET /{x}', 'a']],
  ])('prefers text, then a parameter, then rest, from left to right: %j for %s', (lines, path, expected) => {
    for (const order of permutations(lines)) expect(winner(order, 'GET', path)).toEqual(expected);
  });

  it('prefers an own HEAD route to the one of GET', () => {
    expect(winner(['GET /a', 'HEAD /a'], 'HEAD', '/a')).toEqual(['HEAD /a']);
    expect(winner(['GET /{x}', 'HEAD /a'], 'HEAD', '/b')).toEqual(['GET /{x}', 'b']);
  });

  it('gives one frozen match for a route without parameters', () => {
    const { match } = compile(routesOf(shop));
    expect(match('GET', '/books')).toBe(match('GET', '/books'));
    expect(Object.isFrozen(match('GET', '/books'))).toBe(true);
    expect(Object.isFrozen(match('GET', '/books')?.params)).toBe(true);
  });

  it('takes an empty path for the root, and an app without routes for one that matches nothing', () => {
    expect(winner(['GET '], 'GET', '/')).toEqual(['GET ']);
    expect(compile([]).match('GET', '/')).toBeNull();
    expect(compile([]).allowed('/')).toEqual([]);
  });

  it('never lets text of a template become code', () => {
    const hostile = ['"', "'", '`', '${1}', '";throw 1;"', '*/x', '//', '\\', '\u2028', '</script>', '__proto__', 'constructor', '\n', '0', 'a'.repeat(70_000)];
    const anyText = fc.array(fc.nat({ max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostile), anyText), (text) => {
        const segment = text.replace(/[\ud800-\udfff]/gu, '').replace(/[/?#]/g, '|');
        const [segments, path] = [parsePath(`/x/${segment.replaceAll('%', '%25')}`), `/x/${encodeURI(segment)}`];
        const { match, allowed } = compile([{ index: 0, method: text, segments }]);
        expect(match(text, path)).toEqual({ route: 0, params: [] });
        expect(allowed(path)).toEqual([text]);
      }),
    );
  });

  it('agrees with a naive interpreter on random routes in any order', () => {
    const part = fc.constantFrom('a', 'ab', 'abc', 'b', '{x}', 'an-unusually-long-one');
    const template = fc
      .tuple(fc.array(part, { maxLength: 4 }), fc.constantFrom('', '/', '/{rest}'))
      .map(([parts, end]) => `${parts.map((text, index) => `/${text.replace('x', `x${index}`)}`).join('')}${end}` || '/');
    const path = fc
      .array(fc.constantFrom('a', 'ab', 'abc', 'b', 'c', 'an-unusually-long-one', '', '%61', 'a%2Fb', 'rest'), { minLength: 1, maxLength: 5 })
      .map((parts) => `/${parts.join('/')}`);
    const templates = fc.uniqueArray(template, { minLength: 1, maxLength: 6, selector: (text) => text.replace(/\{x\d\}/g, '{}') });
    fc.assert(
      fc.property(templates, fc.array(path, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (texts, paths, random) => {
        const routes = routesOf(texts.map((text) => `GET ${text}`));
        const shuffled = routes
          .map((route) => ({ route, rank: random.next().value as number }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ route }) => route);
        const matchers = [compile(routes), compile(routes.toReversed()), compile(shuffled)];
        for (const text of paths) for (const { match } of matchers) expect(match('GET', text)).toEqual(interpret(routes, text));
      }),
      { numRuns: 400 },
    );
  });

  it('tells many edges of a place apart, and what is between them', () => {
    const codes = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter((text) => !/[%/{}?#\\]/.test(text));
    const kept = codes.filter((_, index) => index % 3 !== 1);
    const routes = routesOf(kept.map((text) => `GET /x${text}y/{a}/{b}/${text}/{c}`));
    const { match } = compile(routes);
    for (const text of [...codes, '/', '\0', '\uffff']) {
      const path = `/x${text}y/1/22/${text}/333`;
      expect(match('GET', path)).toEqual(kept.includes(text) ? { route: kept.indexOf(text), params: ['1', '22', '333'] } : null);
    }
  });

  it('compiles and matches 1,000 routes fast, in small functions', () => {
    const routes = routesOf(
      Array.from({ length: 250 }, (_, index) => [
        `GET /things${index}`,
        `GET /things${index}/{id}`,
        `POST /things${index}/{id}/parts`,
        `GET /things${index}/{id}/parts/{part}`,
      ]).flat(),
    );
    const started = performance.now();
    const { match, longest } = compile(routes);
    const found = routes.map(({ method, segments }) => match(method, segments.map((segment) => ('text' in segment ? `/${segment.text}` : '/7')).join('')));
    // About fifty times what it takes: fails on work that grows with the square of the routes, not on a busy machine.
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(found.map((one) => one?.route)).toEqual(routes.map(({ index }) => index));
    // 61,440 bytes of bytecode is where V8 stops optimising; text is about twice its bytecode.
    expect(longest).toBeLessThan(20_000);
  });

  it('emits what a reader can follow', () => {
    const code = new Code();
    const units = code.closure(matcherUnit(code, routesOf(['GET /books', 'GET /books/{id}', 'GET /books/{id}/pages/{rest}', 'POST /books'])));
    expect(units.map(({ text }) => text).join('\n')).toMatchInlineSnapshot(`
      "function place_12(path, i, start0, end0) {
        if (i < path.length && path.indexOf('//', i - 1) === -1) return { route: 2, params: [path.slice(start0, end0), path.slice(i)] };
        return null;
      }
      function place_10(path, i, start0, end0) {
        if (i === path.length) return { route: 1, params: [path.slice(start0, end0)] };
        if (path.charCodeAt(i) === 47 && path.charCodeAt(i + 1) === 112 && path.charCodeAt(i + 2) === 97 && path.charCodeAt(i + 3) === 103 && path.charCodeAt(i + 4) === 101 && path.charCodeAt(i + 5) === 115 && path.charCodeAt(i + 6) === 47) {
          return place_12(path, i + 7, start0, end0);
        }
        return null;
      }
      function place_8(path, i) {
        var end = path.indexOf('/', i);
        if (end === -1) end = path.length;
        if (end !== i) {
          return place_10(path, end, i, end);
        }
        return null;
      }
      function place_5(path, i) {
        if (i === path.length) return match_6;
        if (path.charCodeAt(i) === 47) {
          return place_8(path, i + 1);
        }
        return null;
      }
      function place_3(path, i) {
        if (path.charCodeAt(i) === 47 && path.charCodeAt(i + 1) === 98 && path.charCodeAt(i + 2) === 111 && path.charCodeAt(i + 3) === 111 && path.charCodeAt(i + 4) === 107 && path.charCodeAt(i + 5) === 115) {
          return place_5(path, i + 6);
        }
        return null;
      }
      function place_13(path, i) {
        if (path.length === i + 6 && path.charCodeAt(i) === 47 && path.charCodeAt(i + 1) === 98 && path.charCodeAt(i + 2) === 111 && path.charCodeAt(i + 3) === 111 && path.charCodeAt(i + 4) === 107 && path.charCodeAt(i + 5) === 115) return match_14;
        return null;
      }
      function find_2(method, path) {
        if (method === 'GET') return place_3(path, 0);
        switch (method) {
          case "HEAD": return place_3(path, 0);
          case "POST": return place_13(path, 0);
        }
        return null;
      }
      function match_1(method, path) {
        const found = find_2(method, path);
        if (found !== null && found.params.length === 0 || !path.includes('%')) return found;
        return find_2(method, normalPath_15(path));
      }"
    `);
  });
});

describe('allowedUnit', () => {
  const lines = ['GET /a', 'POST /a', 'PATCH /{x}', 'DELETE /{rest}', 'HEAD /h', 'REPORT /a'];
  it.each<[string, readonly string[]]>([
    ['/a', ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'REPORT']],
    ['/%61', ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'REPORT']],
    ['/b', ['DELETE', 'PATCH']],
    ['/h', ['DELETE', 'HEAD', 'PATCH']],
    ['/b/c', ['DELETE']],
    ['/', []],
    ['*', []],
  ])('lists the methods of %s as %j', (path, methods) => {
    expect(compile(routesOf(lines)).allowed(path)).toEqual(methods);
  });
});

/** The rules, written down without any speed: kinds by segment, compared from left to right. */
function interpret(routes: readonly MatcherRoute[], raw: string): Match | null {
  const parts = normalPath(raw).slice(1).split('/');
  const candidates = routes.flatMap(({ index, segments }) => {
    const params: string[] = [];
    const kinds: number[] = [];
    for (const [at, segment] of (segments.length === 0 ? [{ text: '' }] : segments).entries()) {
      const part = parts[at];
      if (part === undefined) return [];
      if ('text' in segment) {
        if (segment.text !== part) return [];
        kinds.push(0);
      } else if ('parameter' in segment) {
        if (part === '') return [];
        params.push(part);
        kinds.push(1);
      } else {
        const rest = parts.slice(at);
        if (rest.slice(0, -1).includes('') || rest[0] === '') return [];
        params.push(rest.join('/'));
        kinds.push(2);
        return [{ route: index, params, kinds: kinds.join('') }];
      }
    }
    return segments.length === parts.length ? [{ route: index, params, kinds: kinds.join('') }] : [];
  });
  const [best] = candidates.sort((one, other) => (one.kinds < other.kinds ? -1 : 1));
  return best === undefined ? null : { route: best.route, params: best.params };
}
