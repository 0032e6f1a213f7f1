import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stubborn } from './app/answering.ts';
import { behaviourApp } from './app.ts';
import { Log } from './log.ts';
import { targets } from './runtime-targets.ts';
import type { Answer, Exchange, Target } from './target.ts';

const [first, second] = ['guarded', 'bearer'];
const between = [
  '/',
  '//',
  '/./',
  '/%2e/',
  '/x/../',
  '/x/%2e%2e/',
  '/..;/',
  '/;/',
  '%2f',
  '%2F',
  '%5c',
  '\\',
  '/\\',
  '%252f',
  '%c0%af',
  '%ef%bc%8f',
  '／',
  '/%00',
  '/%09',
  '/%20',
  '/%0d%0a',
  '/ ',
  ';/',
  '/.',
  '%',
  '%2',
  '%zz',
];
const around = (path: string): string[] => {
  const before = ['', '/', '/.', '/..', '/x/..', '/%2e', '/%2e%2e', '\\', '/;x=y', '/%2f', '/guarded/..'].map((start) => start + path);
  const after = [
    '/',
    '//',
    '/.',
    '/..',
    '/./',
    '%20',
    '%00',
    '%09',
    '%0a',
    '%2f',
    '%5c',
    '\\',
    ';',
    ';x=y',
    ';/x',
    '.json',
    '~',
    '?',
    '?/',
    '??x',
    '%3f',
    '%23',
    '/%2e',
    '/x/..',
    '/x/%2e%2e',
    '/?x',
  ].map((end) => path + end);
  return [...before, ...after];
};
const cases = (text: string): string[] => [
  text.toUpperCase(),
  `${text[0]?.toUpperCase()}${text.slice(1)}`,
  `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`,
  `%25${text.charCodeAt(0).toString(16)}${text.slice(1)}`,
  `${text.slice(0, -1)}%${text
    .charCodeAt(text.length - 1)
    .toString(16)
    .toUpperCase()}`,
  text.replace('e', 'é'),
  text.replace('e', 'е'),
];
const path = `/${first}/${second}`;
const mutations = [
  ...between.flatMap((gap) => [`/${first}${gap}${second}`, `${gap}${first}/${second}`]),
  ...around(path),
  ...cases(first).map((word) => `/${word}/${second}`),
  ...cases(second).map((word) => `/${first}/${word}`),
  ...cases(first).flatMap((one) => cases(second).map((other) => `/${one}/${other}`)),
  `/foreign/..${path}`,
  `/foreign/%2e%2e${path}`,
  `/foreign/..%2f..${path}`,
  `/files/..${path}`,
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'TRACE', 'get', 'Get'];
const overrides = [
  'x-http-method-override',
  'x-http-method',
  'x-method-override',
  'x-original-url',
  'x-rewrite-url',
  'x-forwarded-prefix',
  'x-middleware-subrequest',
];

describe.each(targets)('a protected route, through %s', (_, { open }) => {
  let target: Target;
  beforeAll(async () => {
    target = await open(behaviourApp(new Log()));
  });
  afterAll(() => {
    stubborn.emit('end');
    return target.close();
  });
  /** `null` where no request can be made of it. */
  const sent = (exchange: Exchange): Promise<Answer | null> => target.send(exchange).catch(() => null);
  const open200 = async (exchanges: readonly Exchange[], isHarmless: (answer: Answer) => boolean = () => false): Promise<string[]> => {
    const found: string[] = [];
    for (const exchange of exchanges) {
      const answer = await sent(exchange);
      if (answer !== null && answer.status < 400 && !isHarmless(answer))
        found.push(`${exchange.method ?? 'GET'} ${exchange.path} ${answer.status} ${answer.text}`);
    }
    return found;
  };
  // A foreign mount and a route of files below another prefix are public, and say so.
  const isPublic = ({ headers, text }: Answer): boolean => headers.has('x-foreign') || text.includes('"rest"');

  it(`stays closed for ${mutations.length} ways to write its path (classes 48 and 49)`, async () => {
    expect(mutations.length).toBeGreaterThan(150);
    expect(
      await open200(
        mutations.map((each) => ({ path: each })),
        isPublic,
      ),
    ).toEqual([]);
    expect(await open200([{ path, headers: { authorization: 'Bearer good' } }])).toHaveLength(1);
  });

  it('stays closed for every method (class 46)', async () => {
    expect(await open200(methods.map((method) => ({ method, path })))).toEqual([]);
  });

  it('stays closed whatever headers say of its method and path (class 46)', async () => {
    const values = ['GET', 'OPTIONS', '/ping', path];
    const exchanges = overrides.flatMap((name) => values.flatMap((value) => ['GET', 'POST'].map((method) => ({ method, path, headers: { [name]: value } }))));
    expect(await open200(exchanges)).toEqual([]);
  });

  it.each([
    ['a segment without an end', `/echo/${'a'.repeat(8000)}`],
    ['thousands of segments', `/files/${'a/'.repeat(4000)}`],
    ['thousands of slashes', '/'.repeat(8000)],
    ['thousands of escapes', `/echo/${'%61'.repeat(2600)}`],
    ['thousands of dots', `/files/${'.a/'.repeat(2600)}`],
  ])('answers %s at once (class 52)', async (_title, long) => {
    const startMs = performance.now();
    for (let round = 0; round < 20; round++) await sent({ path: long });
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});
