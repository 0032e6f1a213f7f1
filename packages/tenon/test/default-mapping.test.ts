import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApi, createApp, openapi, t, type App, type OpenApiVersion } from '../src/index.ts';
import { fetchHandler } from '../src/adapt/web.ts';

const { route } = createApi({ info: { title: 'Pets', version: '1' }, security: 'public' });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const name = t.Optional(t.String());
const Cat = t.Object({ kind: t.Literal('cat'), lives: t.Integer() }, { $id: 'Cat' });
const Cow = t.Object({ kind: t.Literal('cow'), name }, { $id: 'Cow' });
type Type = typeof Cat | typeof Cow;

/** The members that may stand for the rest, by what is said of their tag. */
const rests = {
  optional: t.Object({ kind: t.Optional(t.Literal('dog')), name }, { $id: 'Dog' }),
  defaulted: t.Object({ kind: t.Default(t.Literal('dog'), 'dog'), name }, { $id: 'Dog' }),
  several: t.Object({ kind: t.Union([t.Literal('dog'), t.Literal('wolf')]), name }, { $id: 'Dog' }),
  other: t.Object({ kind: t.Optional(t.String({ not: { enum: ['cat', 'cow'] } })), name }, { $id: 'Dog' }),
} as const;
const appOf = (members: readonly object[]): App<unknown> => {
  const Pet = t.Union(members as Type[]);
  return createApp(
    { echo: route({ method: 'POST', path: '/', body: Pet, responses: { 200: Pet }, handler: ({ body }) => body as never }) },
    { docs: false, logger: silent },
  );
};

interface Printed {
  readonly paths: { readonly '/': { readonly post: { readonly requestBody: { readonly content: Record<string, { readonly schema: object }> } } } };
  readonly components: { readonly schemas: Record<string, object> };
}
const printed = async (app: App<unknown>, version: OpenApiVersion): Promise<Printed> => (await openapi(app, { version })) as unknown as Printed;
const petOf = ({ paths }: Printed): object => paths['/'].post.requestBody.content['application/json']?.schema ?? {};
const ref = (component: string): object => ({ $ref: `#/components/schemas/${component}` });
const pointer = (component: string): string => `#/components/schemas/${component}`;

describe('a union of which one member may lack the tag, or has others', () => {
  it.each([
    ['optional', 'Dog', { dog: pointer('Dog') }],
    ['defaulted', 'DogInput', { dog: pointer('DogInput') }],
    ['several', 'Dog', {}],
    ['other', 'Dog', {}],
  ] as const)('has a default mapping in 3.2, and no discriminator before: %s', async (rest, component, own) => {
    const app = appOf([Cat, rests[rest], Cow]);
    const mapping = { cat: pointer('Cat'), cow: pointer('Cow'), ...own };
    expect(petOf(await printed(app, '3.2'))).toEqual({
      oneOf: [ref('Cat'), ref(component), ref('Cow')],
      discriminator: { propertyName: 'kind', mapping, defaultMapping: pointer(component) },
    });
    for (const version of ['3.1', '3.0'] as const) expect(petOf(await printed(app, version))).toEqual({ anyOf: [ref('Cat'), ref(component), ref('Cow')] });
  });

  it.each<[string, readonly object[]]>([
    ['two may lack it', [Cat, rests.optional, t.Object({ kind: t.Optional(t.Literal('cow')) }, { $id: 'Cow' })]],
    ['the other is as open as any', [Cat, t.Object({ kind: t.Optional(t.String()) }, { $id: 'Dog' })]],
    ['the other says nothing of it', [Cat, t.Object({ name }, { $id: 'Dog' })]],
    ['the other has one of theirs', [Cat, t.Object({ kind: t.Optional(t.Literal('cat')), name }, { $id: 'Dog' })]],
    ['the other refuses only one of theirs', [Cat, Cow, t.Object({ kind: t.Optional(t.String({ not: { const: 'cat' } })) }, { $id: 'Dog' })]],
  ])('has none where %s', async (_, members) => {
    expect(petOf(await printed(appOf(members), '3.2'))).not.toHaveProperty('discriminator');
  });

  it.each(Object.keys(rests) as (keyof typeof rests)[])('means what the server takes and gives: %s', async (rest) => {
    const app = appOf([Cat, rests[rest], Cow]);
    const handler = fetchHandler(app);
    const document = await printed(app, '3.2');
    const pet = petOf(document) as { readonly discriminator: { readonly mapping: Record<string, string>; readonly defaultMapping: string } };
    const ajv = new Ajv2020({ strict: false }).addSchema({ ...document, $id: 'document' });
    const accepts = (schema: string, value: unknown): boolean => ajv.validate({ $ref: `document${schema}` }, value) as boolean;
    const value = fc.record(
      {
        kind: fc.constantFrom<unknown>('cat', 'cow', 'dog', 'wolf', 'bird', '', 1, null),
        lives: fc.constantFrom<unknown>(9, 'nine'),
        name: fc.constantFrom<unknown>('Rex', 1),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(value, async (sent) => {
        const { mapping, defaultMapping } = pet.discriminator;
        const tag = (sent as { readonly kind?: unknown }).kind;
        const meant = (typeof tag === 'string' && Object.hasOwn(mapping, tag) ? mapping[tag] : undefined) ?? defaultMapping;
        const response = await handler(
          new Request('http://x/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }),
        );
        const isTaken = accepts(meant, sent);
        expect(response.status).toBe(isTaken ? 200 : 422);
        // Nobody else would have taken it.
        const takers = [...new Set([...Object.values(mapping), defaultMapping])].filter((schema) => accepts(schema, sent));
        expect(takers).toEqual(isTaken ? [meant] : []);
        if (isTaken) expect(await response.json()).toEqual(rest === 'defaulted' && tag === undefined ? { kind: 'dog', ...sent } : sent);
      }),
      { numRuns: 200 },
    );
    await handler.close();
  });
});
