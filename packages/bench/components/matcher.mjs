import findMyWay from 'find-my-way';
import { Memoirist } from 'memoirist';
import { before, now } from './compiled.mjs';
import { missesOf, routesOf } from './routes.mjs';

const leastPaths = 4096;

/**
 * From a method and a path to a route and the text of its parameters. Paths are strings of their own for every call, as a
 * parser of HTTP makes them: a string that was looked up before has its hash, and would flatter whoever uses maps.
 */
export function tasks() {
  return [10, 100, 1000, 10_000].flatMap((count) => {
    const routes = routesOf(count);
    const { contestants, facts } = matchersOf(routes);
    const kinds = {
      mixed: routes,
      static: routes.filter(([, template]) => !template.includes('{')),
      parameters: routes.filter(([, template]) => template.includes('{')),
      misses: missesOf(routes).map((path) => ['GET', null, path]),
    };
    return Object.entries(kinds).map(([kind, wanted]) => ({
      name: `${count.toLocaleString('en')} routes, ${kind}`,
      contestants,
      inputs: freshPaths(wanted.map(([, , path]) => path)),
      mistakes: () => mistakesOf(contestants, wanted, routes),
      facts: kind === 'mixed' ? facts : {},
    }));
  });
}

/** Each gives the number of the route and the lengths of its parameters: -1 for a miss. */
function matchersOf(routes) {
  const facts = { buildMs: {} };
  const built = (name, build) => {
    const started = process.cpuUsage();
    const result = build();
    const { user, system } = process.cpuUsage(started);
    facts.buildMs[name] = (user + system) / 1000;
    return result;
  };
  const own = (parts) => {
    const match = parts.matcherOf(routes).run;
    return (path) => {
      const found = match('GET', path);
      return found === null ? -1 : found.route;
    };
  };
  const contestants = {
    tenon: built('tenon', () => own(now)),
    'find-my-way': built('find-my-way', () => findMyWayOf(routes)),
    memoirist: built('memoirist', () => memoiristOf(routes)),
  };
  if (before !== null) contestants.before = built('before', () => own(before));
  return { contestants, facts };
}

const withColons = (template) => template.replaceAll(/\{(\w+)\}/g, ':$1');

function findMyWayOf(routes) {
  const router = findMyWay();
  routes.forEach(([method, template], index) => router.on(method, withColons(template), () => undefined, { index }));
  return (path) => {
    const found = router.find('GET', path);
    return found === null ? -1 : found.store.index;
  };
}

function memoiristOf(routes) {
  const router = new Memoirist();
  routes.forEach(([method, template], index) => router.add(method, withColons(template), { index }));
  return (path) => {
    const found = router.find('GET', path);
    return found === null ? -1 : found.store.index;
  };
}

/** A function that makes the same paths anew, in an order that repeats itself only after all of them. */
function freshPaths(paths) {
  const times = Math.ceil(leastPaths / paths.length);
  const all = Array.from({ length: times }, () => paths)
    .flat()
    .slice(0, Math.max(leastPaths, paths.length));
  const bytes = Buffer.from(all.join(''), 'latin1');
  return () => {
    let start = 0;
    return all.map(({ length }) => bytes.latin1Slice(start, (start += length)));
  };
}

function mistakesOf(contestants, wanted, routes) {
  return wanted.flatMap(([, template, path]) => {
    const expected = template === null ? -1 : routes.findIndex((route) => route[1] === template);
    const wrong = Object.entries(contestants).filter(([, run]) => run(path) !== expected);
    return wrong.map(([name, run]) => `${name} finds ${run(path)} for ${path}, not ${expected}`);
  });
}
