import type { TSchema } from '@sinclair/typebox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { register } from '../src/built/app.ts';
import * as built from '../src/built/tenon.ts';
import { fingerprintsOf } from '../src/built/fingerprint.ts';
import { sitesOf } from '../src/built/sites.ts';
import { createApi, createApp, dependency, mount, t } from '../src/index.ts';
import * as tenon from '../src/index.ts';
import { buildApp, explainRoute, planOf } from '../src/tooling.ts';
import { declaration } from '../src/support/markers.ts';
import { Code } from '../src/support/code.ts';
import { dataText, moduleText, unitsOf } from '../src/support/module-text.ts';
import type { AppDeclaration } from '../src/shapes/declaration.ts';

describe('tenon in a built app', () => {
  it('has the names that it has elsewhere', () => {
    expect(Object.keys(built).sort()).toEqual(Object.keys(tenon).sort());
  });

  it('says what to do when it is asked for what only the build has', async () => {
    const app = built.createApp({});
    await expect(app.open()).rejects.toThrow('nothing was built here');
    const whole = createApp({}, { docs: false });
    register(() => whole);
    await expect(app.open()).resolves.toBe(await whole.open());
    await expect(built.createApp({}).open()).rejects.toThrow('a build holds the code of one app');
    expect(built.manifestOf).toThrow('write it with `tenon client`');
  });
});

describe('sites', () => {
  it('stand in the order of the plan', () => {
    const { route } = createApi({ info: { title: 'Sites', version: '1' }, security: 'public' });
    const who = dependency()({ provide: () => 1 });
    const app = createApp({
      one: route({ method: 'GET', path: '/one', responses: { 204: null }, handler: () => undefined }),
      foreign: mount(route.scope({ prefix: '/foreign' }), () => new Response('')),
      two: route.with({ who })({ method: 'GET', path: '/two', responses: { 204: null }, handler: () => undefined }),
    });
    const sites = sitesOf(declarationOf(app), []);
    const { routes } = planOf(app);
    const handlers = routes.map(({ work }) => (work.kind === 'handler' ? work.handler : null));
    expect(sites.length).toBe(routes.filter(({ name }) => !/^the (?:docs|document)/.test(name)).length);
    sites.forEach(({ declared, dependencies }, index) => {
      if (handlers[index] !== null) expect((declared as { readonly handler?: unknown }).handler).toBe(handlers[index]);
      expect(dependencies.map(({ provide }) => provide)).toEqual(routes[index]?.dependencies.map(({ provide }) => provide));
    });
  });
});

describe('fingerprints', () => {
  const fingerprints = (maximum: number, title = 'One'): readonly number[] => {
    const { route } = createApi({ info: { title, version: '1' }, security: 'public' });
    const get = (path: string, schema: object): object =>
      route({ method: 'GET', path, query: schema as never, responses: { 204: null }, handler: () => undefined });
    const app = declarationOf(createApp({ a: get('/a', t.Object({ page: t.Integer({ maximum }) })), b: get('/b', t.Object({})) } as never));
    return fingerprintsOf(app, sitesOf(app, []));
  };

  it('are the same for the same declarations, and differ where these differ', () => {
    expect(fingerprints(9)).toEqual(fingerprints(9));
    const [app, a, b] = fingerprints(9);
    expect(fingerprints(10)).toEqual([app, expect.not.closeTo(a as number), b]);
    expect(fingerprints(9, 'Two')).not.toEqual(fingerprints(9));
  });
});

describe('a fingerprint of a default', () => {
  const { route } = createApi({ info: { title: 'Defaults', version: '1' }, security: 'public' });
  const fingerprint = (given: TSchema): readonly number[] => {
    const get = route({ method: 'GET', path: '/', query: t.Object({ given }) as never, responses: { 204: null }, handler: () => undefined });
    const app = declarationOf(createApp({ get } as never));
    return fingerprintsOf(app, sitesOf(app, []));
  };
  it.each<[string, TSchema, TSchema]>([
    ['dates, to the millisecond', t.Default(t.Date(), new Date(0)), t.Default(t.Date(), new Date(1))],
    ['bytes', t.Default(t.Bytes(), Uint8Array.of(1, 2)), t.Default(t.Bytes(), Uint8Array.of(1, 3))],
    ['big integers', t.Default(t.BigInt(), 1n), t.Default(t.BigInt(), 2n)],
  ])('tells %s apart', (_, one, other) => {
    expect(fingerprint(one)).toEqual(fingerprint(one));
    expect(fingerprint(one)).not.toEqual(fingerprint(other));
  });
});

describe('a route with a schema that is left to Ajv', () => {
  const { route } = createApi({ info: { title: 'Ajv', version: '1' }, security: 'public' });
  const body = t.Unsafe<object>({ $recursiveAnchor: true, type: 'object', properties: { next: { $recursiveRef: '#' } } });
  const app = createApp({ post: route({ method: 'POST', path: '/ajv', body, responses: { 204: null }, handler: () => undefined }) });

  it('is not built, by its name and for its reason', async () => {
    await expect(buildApp(app, { bodies: 'text', version: '' })).rejects.toThrow(
      /^POST \/ajv cannot be built ahead of time: it has a schema that is left to Ajv, .*recursiveRef/,
    );
  });

  it('is explained', async () => {
    expect((await explainRoute(app, 'POST /ajv'))?.code).toMatch(/^const delegate_\d+ = ajv\.compile\(\{.*\}\);$/m);
  });
});

describe('data in a module', () => {
  it('is the data', () => {
    const read = (text: string): unknown => new Function(`return ${text}`)() as unknown;
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(read(dataText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    const named: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(Object.keys(read(dataText(named)) as object)).toEqual(['__proto__']);
    expect(read(dataText(/^[\u2028</\\]$/u))).toEqual(/^[\u2028</\\]$/u);
    expect(read(dataText(new Set(['a', 1])))).toEqual(new Set(['a', 1]));
  });

  it.each([[() => 1], [{ of: [() => 1] }], [new Map()], [1n], [Symbol('a')]])('is not %s', (value) => {
    expect(() => dataText(value)).toThrow(/^an? \w+ cannot be written into a module$/);
  });
});

describe('a module', () => {
  it('names once what several of its functions read', () => {
    const code = new Code();
    const [shared, pattern] = [{ type: 'string' }, /a/u];
    const names = ['one', 'two'].map((key) =>
      code.unit(key, key, (writer) => {
        writer.line(`return [${writer.late('schema', shared)}(), ${writer.constant('pattern', pattern)}, ${writer.late('schema', { type: 'string' })}()];`);
        return '';
      }),
    );
    const text = moduleText(unitsOf(code, names), () => null);
    const run = new Function('late', `${text}\nreturn [${names.map((name) => `${name}()`).join()}];`) as (late: (json: string) => () => unknown) => unknown; // as printed
    expect(run((json) => () => JSON.parse(json) as unknown)).toEqual([
      [shared, pattern, shared],
      [shared, pattern, shared],
    ]);
  });
});

function declarationOf(app: object): AppDeclaration {
  return (app as { readonly [declaration]: AppDeclaration })[declaration];
}
