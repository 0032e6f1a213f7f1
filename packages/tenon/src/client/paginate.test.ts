import { describe, expect, it } from 'vitest';
import type { Call } from '../declare/infer.ts';
import { callOf } from './call.ts';
import { paginate, ResponseError } from './index.ts';

interface Page {
  readonly items: readonly number[];
  readonly nextCursor: string | null;
}
type List = Call<{ query: { limit?: number; cursor?: string } }, { 200: Page }, {}>;
type LinkedList = Call<{ query: { tag?: string; page?: number } }, { 200: readonly number[] }, {}>;

/** A call whose server answers by `answer`, and what it was asked. */
function callTo<AnyList>(answer: (url: URL, init: RequestInit | undefined) => Response): { readonly call: AnyList; readonly asked: string[] } {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    asked.push(url.search);
    return answer(url, init);
  };
  return { call: callOf({ method: 'GET', path: '/numbers' }, { baseUrl: 'http://test.local', fetch }) as unknown as AnyList, asked }; // typed by the test
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const numbers = callTo<List>(({ searchParams }) => {
  const start = Number(searchParams.get('cursor') ?? 0);
  const limit = Number(searchParams.get('limit') ?? 2);
  const items = [0, 1, 2, 3, 4].slice(start, start + limit);
  return Response.json({ items, nextCursor: start + limit < 5 ? String(start + limit) : null } satisfies Page);
});
const byCursor = {
  items: (page: Page) => page.items,
  nextInput: (page: Page, { query }: { readonly query?: { limit?: number; cursor?: string } }) =>
    page.nextCursor !== null && { query: { ...query, cursor: page.nextCursor } },
};

describe('paginate with cursors', () => {
  it.each([
    [2, ['?limit=2', '?limit=2&cursor=2', '?limit=2&cursor=4']],
    [5, ['?limit=5']],
  ])('gives all items of pages of %i', async (limit, asked) => {
    numbers.asked.length = 0;
    expect(await collected(paginate(numbers.call, { query: { limit } }, byCursor))).toEqual([0, 1, 2, 3, 4]);
    expect(numbers.asked).toEqual(asked);
  });

  it('asks for a page when its first item is wanted', async () => {
    numbers.asked.length = 0;
    for await (const number of paginate(numbers.call, {}, byCursor)) if (number === 2) break;
    expect(numbers.asked).toEqual(['', '?cursor=2']);
  });

  it('knows the headers of a page', async () => {
    const counted = callTo<List>(({ searchParams }) =>
      Response.json({ items: [1], nextCursor: null }, { headers: searchParams.has('cursor') ? {} : { 'x-next': 'a' } }),
    );
    const nextInput = (_: Page, _asked: unknown, { headers }: Response) => headers.has('x-next') && { query: { cursor: headers.get('x-next') ?? '' } };
    expect(await collected(paginate(counted.call, {}, { items: byCursor.items, nextInput }))).toEqual([1, 1]);
    expect(counted.asked).toEqual(['', '?cursor=a']);
  });

  it('passes what a call may say, and nothing else, to each call', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const { call } = callTo<List>(({ searchParams }, init) => {
      inits.push(init);
      return Response.json({ items: [1], nextCursor: searchParams.has('cursor') ? null : 'a' });
    });
    await collected(paginate(call, {}, { ...byCursor, credentials: 'include', headers: { 'x-trace': '1' } }));
    for (const init of inits) {
      expect(init).toMatchObject({ credentials: 'include' });
      expect(init).not.toHaveProperty('items');
      expect(new Headers(init?.headers).get('x-trace')).toBe('1');
    }
    expect(inits.length).toBe(2);
  });
});

describe('paginate with links', () => {
  const linked = (links: Readonly<Record<string, string>>): ReturnType<typeof callTo<LinkedList>> =>
    callTo<LinkedList>(({ search }) => Response.json([search.length], { headers: search in links ? { link: links[search] ?? '' } : {} }));

  it('sends the query of each next link as it is, to the same route', async () => {
    const { call, asked } = linked({
      '?tag=a': '<http://elsewhere.example/other?tag=a&page=2&in=1,2%2C3>; rel="next"',
      '?tag=a&page=2&in=1,2%2C3': '<?tag=a&page=3#top>; rel="next", <?tag=a>; rel="first"',
    });
    expect(await collected(paginate(call, { query: { tag: 'a' } }, { items: (page) => page }))).toHaveLength(3);
    expect(asked).toEqual(['?tag=a', '?tag=a&page=2&in=1,2%2C3', '?tag=a&page=3']);
  });

  it.each(['<?tag=b>; rel="prev"', '</numbers>; rel="next"'])('ends where no link leads on: %s', async (link) => {
    const { call, asked } = linked({ '?tag=a': link });
    await collected(paginate(call, { query: { tag: 'a' } }, { items: (page) => page }));
    expect(asked).toEqual(['?tag=a']);
  });

  it('ends at a page that leads to itself', async () => {
    const { call, asked } = linked({ '': '<?page=2>; rel="next"', '?page=2': '<?page=2>; rel="next"' });
    await collected(paginate(call, {}, { items: (page) => page }));
    expect(asked).toEqual(['', '?page=2']);
  });
});

describe('paginate', () => {
  it('throws when a page is a failure, after the items before it', async () => {
    const { call } = callTo<List>(({ searchParams }) =>
      searchParams.has('cursor')
        ? Response.json({ title: 'Cursor has expired', code: 'cursor.expired' }, { status: 400 })
        : Response.json({ items: [1], nextCursor: 'a' }),
    );
    const items: number[] = [];
    const failed = await (async () => {
      for await (const item of paginate(call, {}, byCursor)) items.push(item);
    })().catch((error: unknown) => error);
    expect(items).toEqual([1]);
    expect(failed).toBeInstanceOf(ResponseError);
    expect(failed).toMatchObject({ status: 400, code: 'cursor.expired', message: 'GET /numbers answered 400: Cursor has expired' });
  });

  it('ends with the signal', async () => {
    const reason = new Error('enough');
    const failed = collected(
      paginate(
        callOf({ method: 'GET', path: '/' }, { baseUrl: 'http://test.local' }) as unknown as List,
        {},
        { ...byCursor, signal: AbortSignal.abort(reason) },
      ),
    );
    await expect(failed).rejects.toBe(reason);
  });
});
