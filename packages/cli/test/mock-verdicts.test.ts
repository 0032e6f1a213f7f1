import { testApp } from 'tenon/testing';
import { planOf, printDocument } from 'tenon/tooling';
import { fetchHandler } from 'tenon/web';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { app as bookshop } from '../../../docs/examples/bookshop/src/app.ts';
import { readDocument } from '../src/document/read-document.ts';
import { policiesOf } from '../src/mock/open-mocked.ts';
import { mockOf } from '../src/mock/serve-mock.ts';

vi.stubEnv('DATABASE_URL', 'memory:');
const real = testApp(bookshop);
let mock: ReturnType<typeof fetchHandler>;
const warnings: string[] = [];

beforeAll(async () => {
  const read = readDocument('bookshop', printDocument(await bookshop.document()));
  mock = fetchHandler(
    mockOf({ read, unknownOf: policiesOf({ app: bookshop, tooling: { planOf } }) }, { seed: '1', delayMs: 0, warn: (message) => warnings.push(message) }).app,
  );
  await real.fetch('/books?limit=1');
}, 60_000);
afterAll(async () => {
  await real.close();
  vi.unstubAllEnvs();
});

interface Asked {
  readonly line: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

/** What both must say alike: status, code, issues, and the headers that go with a refusal. */
async function verdictOf(fetched: Promise<Response>) {
  const response = await fetched;
  const text = await response.text();
  const problem = response.headers.get('content-type') === 'application/problem+json' ? JSON.parse(text) : {};
  const { code, errors = [] }: { code?: string; errors?: readonly { location: string; pointer: string; code: string }[] } = problem;
  return {
    status: response.status,
    code,
    issues: errors.map(({ location, pointer, code: keyword }) => `${location} ${pointer} ${keyword}`).sort(), // keywords stand in another order in a document
    allow: response.headers.get('allow'),
    challenge: response.headers.get('www-authenticate'),
  };
}

function init({ line, headers = {}, json, text }: Asked): RequestInit {
  const body = json === undefined ? text : JSON.stringify(json);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return { method: line.split(' ')[0] ?? 'GET', headers: { ...type, ...headers }, ...(body !== undefined && { body }) };
}

const staff = { authorization: 'Bearer bookshop-demo-staff-token' };
const customer = { authorization: 'Bearer bookshop-demo-customer-token' };
const book = { title: 'Kindred', authorId: 1, year: 1979, language: 'en', pages: 264, subjects: ['novel'], priceCents: 1195, stock: 3 };
const typed = { ...staff, 'content-type': 'application/json' };

const good: readonly Asked[] = [
  { line: 'GET /books' },
  { line: 'GET /books?q=dune&language=en&limit=2e0&inStock=true&sort=price&order=desc' },
  { line: 'GET /books/1' },
  { line: 'HEAD /books/1' },
  { line: 'OPTIONS /books/1' },
  { line: 'GET /authors?limit=3' },
  { line: 'GET /authors/1' },
  { line: 'GET /authors/1/books' },
  { line: 'GET /books/1/reviews' },
  { line: 'POST /books', headers: staff, json: book },
  { line: 'POST /books', headers: staff, json: { ...book, subjects: undefined, stock: undefined } },
  { line: 'PATCH /books/1', headers: staff, json: { stock: 4 } },
  { line: 'PATCH /books/1', headers: staff, json: {} },
  { line: 'GET /customers/me', headers: customer },
  { line: 'GET /orders', headers: customer },
  { line: 'GET /tokens', headers: customer },
  { line: 'POST /orders', headers: customer, json: { lines: [{ bookId: 1 }] } },
];

const bad: readonly Asked[] = [
  { line: 'GET /nowhere' },
  { line: 'GET /books/1/pages' },
  { line: 'PUT /books/1' },
  { line: 'PURGE /books' },
  { line: 'GET /books/x' },
  { line: 'GET /books/0' },
  { line: 'GET /books/1.5' },
  { line: 'GET /books/01' },
  { line: 'GET /books/99999999999999999999' },
  { line: 'GET /books/%' },
  { line: 'GET /books/%ff' },
  { line: 'GET /books?limit=0' },
  { line: 'GET /books?limit=' },
  { line: 'GET /books?limit=1e400' },
  { line: 'GET /books?limit=1&limit=2' },
  { line: 'GET /books?page=1&colour=red' },
  { line: 'GET /books?sort=colour&order=up' },
  { line: 'GET /books?language=EN&inStock=yes&yearFrom=x' },
  { line: `GET /books?q=${'x'.repeat(201)}` },
  { line: 'GET /books?q=%' },
  { line: 'GET /books', headers: { accept: 'text/html' } },
  { line: 'GET /orders' },
  { line: 'GET /orders', headers: { authorization: 'Bearer' } },
  { line: 'GET /orders', headers: { authorization: 'Basic YTpi' } },
  { line: 'POST /books', json: book },
  { line: 'POST /books', headers: typed, text: '{"title":' },
  { line: 'POST /books', headers: typed, text: '' },
  { line: 'POST /books', headers: typed },
  { line: 'POST /books', headers: typed, text: '[1' },
  { line: 'POST /books', headers: { ...staff, 'content-type': 'text/plain' }, text: '{}' },
  { line: 'POST /books', headers: { ...staff, 'content-type': 'application/json; charset=utf-16' }, text: '{}' },
  { line: 'POST /books', headers: staff, json: null },
  { line: 'POST /books', headers: staff, json: [] },
  { line: 'POST /books', headers: staff, json: {} },
  { line: 'POST /books', headers: staff, json: { ...book, title: '', year: 1e9, pages: 1.5 } },
  { line: 'POST /books', headers: staff, json: { ...book, title: 'x'.repeat(201), language: 'eng', priceCents: '1195' } },
  { line: 'POST /books', headers: staff, json: { ...book, title: 'a\u0000b', subjects: ['Novel', 'a', 'a'] } },
  { line: 'POST /books', headers: staff, json: { ...book, subjects: Array.from({ length: 21 }, (_, index) => `s${index}`) } },
  { line: 'POST /books', headers: staff, json: { ...book, colour: 'red', id: 1 } },
  { line: 'POST /books?dry=1', headers: staff, json: book },
  { line: 'PATCH /books/x', headers: staff, json: { stock: -1 } },
  { line: 'POST /orders', headers: customer, json: { lines: [] } },
  { line: 'POST /orders', headers: customer, json: { lines: [{ bookId: 1, quantity: 0 }, {}, { bookId: '1' }] } },
  { line: 'GET /orders/1', headers: customer },
  { line: 'POST /orders/00000000-0000-4000-8000-00000000000/cancel', headers: customer },
  { line: 'POST /customers', json: { email: 'no', name: '' } },
];

describe('the mock of the bookshop says of a request what the bookshop says', { timeout: 60_000 }, () => {
  it('and answers with what was sent', async () => {
    const response = await mock(new Request('http://mock.test/books', init({ line: 'POST /books', headers: staff, json: book })));
    expect(await response.json()).toMatchObject({ title: 'Kindred', year: 1979, pages: 264, subjects: ['novel'] });
  });

  it('and nothing is left out of it but forms in parts, which are not checked', () => {
    expect(warnings.filter((warning) => !warning.includes('multipart/form-data'))).toEqual([]);
  });

  it.each(good.map((asked) => [asked.line, JSON.stringify(asked.json) ?? '', asked] as const))('%s %s', async (line, _, asked) => {
    const [, target = '/'] = line.split(' ');
    const expected = await verdictOf(real.fetch(target, init(asked)));
    expect(expected.status).toBeLessThan(300);
    expect(await verdictOf(mock(new Request(`http://mock.test${target}`, init(asked))))).toEqual(expected);
  });

  it.each(
    bad.map(
      (asked) => [asked.line.slice(0, 60), JSON.stringify(asked.headers) ?? '', JSON.stringify(asked.json)?.slice(0, 60) ?? asked.text ?? '', asked] as const,
    ),
  )('%s %s %s', async (_line, _headers, _body, asked) => {
    const [, target = '/'] = asked.line.split(' ');
    const expected = await verdictOf(real.fetch(target, init(asked)));
    expect(expected.status).toBeGreaterThanOrEqual(400);
    expect(await verdictOf(mock(new Request(`http://mock.test${target}`, init(asked))))).toEqual(expected);
  });
});
