import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createApi, createApp, t } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { builtAhead } from './built-app.ts';

/** What routes that are otherwise alike differ in. */
interface Constants {
  readonly member: string;
  readonly parameter: string;
  readonly limit: number;
  readonly least: number;
  readonly preset: string;
  readonly literal: string | number;
  readonly codec: 'date' | 'bigint' | 'bytes';
  readonly status: 200 | 201 | 202;
}

const names = fc.oneof(
  fc.constantFrom('a', "it's", '"', 'back\\slash', '\u2028', '</script>', '${x}', 'constructor', 'value_1', 'b[p++] = 1;', '\u0000', 'größe'),
  fc.string({ minLength: 1, maxLength: 5 }),
);
// The names of the other members are theirs.
const constants: fc.Arbitrary<Constants> = fc.record({
  member: names.map((name) => `${name}!`),
  parameter: fc.stringMatching(/^[a-z]{1,4}$/),
  limit: fc.integer({ min: 2, max: 30 }),
  least: fc.integer({ min: -3, max: 3 }),
  preset: names,
  literal: fc.oneof(names, fc.integer()),
  codec: fc.constantFrom('date', 'bigint', 'bytes'),
  status: fc.constantFrom(200, 201, 202),
});
const codecs = { date: t.Date, bigint: t.BigInt, bytes: t.Bytes };
const codecTexts = ['2020-01-02T03:04:05.000Z', '12345678901234567890', 'AQID', 'no'];
const { route } = createApi({ info: { title: 'Alike', version: '1' }, security: 'public' });
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function routeOf({ member, parameter, limit, least, preset, literal, codec, status }: Constants, index: number): object {
  const coded = codecs[codec]();
  return route({
    method: 'POST',
    path: `/r${index}/{${parameter}}`,
    operationId: `r${index}`,
    params: t.Object({ [parameter]: t.Integer({ minimum: least }) }),
    query: t.Object({ [`q${parameter}`]: t.String({ maxLength: limit, default: preset.slice(0, 1) }) }),
    headers: t.Object({ [`x-${parameter}`]: t.Optional(t.Integer({ maximum: limit })) }),
    body: t.Object({ [member]: t.String({ maxLength: limit }), coded, kind: t.Default(t.String(), preset) }),
    responses: { [status]: t.Object({ [member]: t.String(), coded, kind: t.String(), literal: t.Literal(literal), seen: t.String() }) },
    handler: ({ params, query, headers, body }: { readonly params: object; readonly query: object; readonly headers: object; readonly body: object }) => ({
      ...body,
      literal,
      seen: JSON.stringify([params, query, headers]),
    }),
  } as never);
}

type Answer = (request: Request) => Response | Promise<Response>;
type SomeApp = Parameters<typeof builtAhead>[0];

const appOf = (routes: Readonly<Record<string, object>>): SomeApp => createApp(routes as never, { docs: false, development: false, logger: silent });

interface Call {
  readonly id: number;
  readonly length: number;
  readonly codecText: string;
  readonly hasQuery: boolean;
}
const calls: fc.Arbitrary<Call> = fc.record({
  id: fc.integer({ min: -4, max: 4 }),
  length: fc.nat(32),
  codecText: fc.constantFrom(...codecTexts),
  hasQuery: fc.boolean(),
});

async function told(answer: Answer, index: number, { member, parameter }: Constants, call: Call): Promise<unknown> {
  const query = call.hasQuery ? `?q${parameter}=${'y'.repeat(call.length)}` : '';
  const response = await answer(
    new Request(`http://test.local/r${index}/${call.id}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [`x-${parameter}`]: String(call.length) },
      body: JSON.stringify({ [member]: 'é'.repeat(call.length), coded: call.codecText }),
    }),
  );
  return [response.status, [...response.headers], await response.text()];
}

it('answers for each of many routes that are alike as an app of that route alone', async () => {
  const property = fc.asyncProperty(
    fc.array(constants, { minLength: 8, maxLength: 14 }),
    fc.array(calls, { minLength: 4, maxLength: 4 }),
    async (all, each) => {
      const routes = all.map(routeOf);
      const app = appOf(Object.fromEntries(routes.map((one, index) => [`r${index}`, one])));
      const [together, built] = [fetchHandler(app), fetchHandler(await builtAhead(app, 'bytes'))];
      for (const [index, own] of all.entries()) {
        const alone = fetchHandler(appOf({ [`r${index}`]: routes[index] as object }));
        for (const call of each) {
          const expected = await told(alone, index, own, call);
          expect(await told(together, index, own, call)).toEqual(expected);
          expect(await told(built, index, own, call)).toEqual(expected);
        }
      }
    },
  );
  await fc.assert(property, { numRuns: Number(process.env['TENON_RANDOM_RUNS'] ?? 6) });
});
