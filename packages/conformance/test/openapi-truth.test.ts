import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance, nearValue } from '../../tenon/test/random/values.ts';
import { bodyWitness, parameterWitness, type Witness } from './openapi/truth-app.ts';
import { isBeyondAjv, judgeOf, partOf, readable, requestBody, responseBody, type Judge } from './openapi/truth-judge.ts';
import { jsonSchema, parameterSchema, typeBoxSchema, typesOnly } from './openapi/truth-schemas.ts';
import { Verdicts } from './openapi/truth-verdicts.ts';
import { listMeaningsOf, meaningsOf, parameterTexts } from './openapi/truth-texts.ts';

const numRuns = Number(process.env['TENON_RANDOM_RUNS'] ?? 60);
const timeout = 60_000 + numRuns * 200; // of a machine that is busy with other things
const values = 12;

describe('the exported document', () => {
  it.each([
    ['TypeBox', typeBoxSchema],
    ['JSON Schema', jsonSchema],
  ])('says of a body of %s what the server says', { timeout }, async (_language, bodySchema) => {
    const verdicts = new Verdicts();
    const property = fc.asyncProperty(bodySchema, fc.nat(), async (type, seed) => {
      const witness = await bodyWitness(type);
      const pointer = requestBody('/read', 'post');
      const [judge, older] = [judgeOf(witness.document, pointer), judgeOf(witness.older, pointer)];
      for (const value of valuesOf(witness, pointer, seed)) {
        const isAccepted = await accepts(witness, '/read', posted(value));
        const about = `${JSON.stringify(value)} by ${JSON.stringify(partOf(witness.document, pointer))}`;
        verdicts.compare(isAccepted, judge(value), about);
        if (isAccepted) expect(older(value), `${about}, in 3.0 ${JSON.stringify(partOf(witness.older, pointer))}`).not.toBe(false);
      }
    });
    await fc.assert(property, { numRuns });
    expect(verdicts.rarer, 'each verdict is seen').toBeGreaterThan(numRuns / 10);
  });

  it.each(['path', 'query', 'header'] as const)('says of a parameter in the %s what the server says', { timeout }, async (place) => {
    const verdicts = new Verdicts();
    const texts = fc.array(fc.constantFrom(...parameterTexts), { minLength: 4, maxLength: 8 });
    const property = fc.asyncProperty(parameterSchema, fc.boolean(), texts, async ({ schema, isList }, isOptional, sent) => {
      const witness = await parameterWitness(schema, isOptional);
      const { judge, older, isRequired } = parameterJudges(witness, place);
      const possible = sent.filter(isPossible[isList ? 'list' : place]);
      const cases = isList ? listsOf(possible) : possible.map((text) => [text]);
      for (const list of cases.filter(({ length }) => length > 0)) {
        const meanings = isList ? listMeaningsOf(list) : meaningsOf(list[0] ?? '');
        const isAccepted = await accepts(witness, ...requestWith(place, list));
        const about = `${JSON.stringify(list)} by ${JSON.stringify(schema)}`;
        verdicts.compare(isAccepted, meanings.some(judge), about);
        if (isAccepted) expect(meanings.some(older), about).toBe(true);
      }
      if (place !== 'path') verdicts.compare(await accepts(witness, `/${place}`), !isRequired, `nothing by ${JSON.stringify(schema)}`);
    });
    await fc.assert(property, { numRuns });
    expect(verdicts.rarer, 'each verdict is seen').toBeGreaterThan(numRuns / 10);
  });

  it('says what the server answers with when it gives back what it was sent', { timeout }, async () => {
    let answers = 0;
    const property = fc.asyncProperty(typeBoxSchema, fc.nat(), async (type, seed) => {
      const witness = await bodyWitness(type);
      const pointer = responseBody('/echo', 'post', 200);
      const [judge, older] = [judgeOf(witness.document, pointer), judgeOf(witness.older, pointer)];
      for (const value of valuesOf(witness, requestBody('/echo', 'post'), seed)) {
        const response = await witness.app.fetch('/echo', posted(value));
        if (response.status === 422) continue;
        const answer: unknown = await response.json();
        const about = `${JSON.stringify(answer)} for ${JSON.stringify(value)} by ${JSON.stringify(partOf(witness.document, pointer))}`;
        expect(response.status, about).toBe(200);
        expect([judge(answer), older(answer)], about).not.toContain(false);
        answers += 1;
      }
    });
    await fc.assert(property, { numRuns });
    expect(answers).toBeGreaterThan(numRuns / 2);
  });

  it('says what the server answers with, however wrong a handler is', { timeout }, async () => {
    const verdicts = new Verdicts();
    const property = fc.asyncProperty(typesOnly, fc.nat(), async (type, seed) => {
      let told: unknown;
      const witness = await bodyWitness(type, () => told);
      const pointer = responseBody('/tell', 'get', 200);
      const judge = judgeOf(witness.document, pointer);
      for (const value of valuesOf(witness, pointer, seed)) {
        told = value;
        const response = await witness.app.fetch('/tell');
        const answer: unknown = await response.json();
        const about = `${JSON.stringify(answer)} for ${JSON.stringify(value)} by ${JSON.stringify(type)}`;
        // A value that the document allows is no reason for a 500.
        if (response.status === 500) verdicts.compare(false, judge(value), about);
        else verdicts.compare(true, judge(answer), about);
      }
    });
    await fc.assert(property, { numRuns });
    expect(verdicts.rarer, 'each verdict is seen').toBeGreaterThan(numRuns / 10);
  });
});

function valuesOf({ document }: Witness, pointer: string, seed: number): readonly unknown[] {
  const { node, schemas } = readable(document, pointer);
  const chance = new Chance(seed);
  return Array.from({ length: values }, () => nearValue(node, schemas, chance)).filter((value) => !isBeyondAjv(value));
}

/** The verdict of the server. Throws when it is neither yes nor no. */
async function accepts({ app }: Witness, target: string, init: RequestInit = {}): Promise<boolean> {
  const { status } = await app.fetch(target, init);
  expect([204, 422], `${target} ${JSON.stringify(init)}`).toContain(status);
  return status === 204;
}

function posted(value: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

type Place = 'path' | 'query' | 'header';

/** What a place can hold: a path no empty segment, a header bytes only, and a list of one empty text is no list. */
const isPossible = {
  path: (text: string) => text !== '',
  query: () => true,
  header: (text: string) => /^[ -~]*$/.test(text),
  list: (text: string) => /^[ -~]+$/.test(text),
};

function requestWith(place: Place, texts: readonly string[]): readonly [target: string, init?: RequestInit] {
  if (place === 'path') return [`/path/${texts.map(encodeURIComponent).join(',')}`];
  if (place === 'query') return [`/query?${texts.map((text) => `value=${encodeURIComponent(text)}`).join('&')}`];
  return ['/header', { headers: { value: texts.join(', ') } }];
}

function parameterJudges({ document, older }: Witness, place: Place): { readonly judge: Judge; readonly older: Judge; readonly isRequired: boolean } {
  const pointer = `/paths/${place === 'path' ? '~1path~1{value}' : `~1${place}`}/get/parameters/0`;
  const { required } = partOf(document, pointer) as { readonly required?: boolean };
  return { judge: judgeOf(document, `${pointer}/schema`), older: judgeOf(older, `${pointer}/schema`), isRequired: required === true };
}

function listsOf(texts: readonly string[]): readonly (readonly string[])[] {
  return [texts.slice(0, 1), texts.slice(0, 2), texts.slice(1, 4), [...texts.slice(0, 1), ...texts.slice(0, 1)]];
}
