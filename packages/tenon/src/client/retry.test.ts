import { describe, expect, it, vi } from 'vitest';
import type { Interceptor } from '../declare/infer.ts';
import { callOf } from './call.ts';
import { retry, type RetryOptions } from './retry.ts';

const nowMs = Date.parse('2026-11-25T12:00:00Z');

interface Tries {
  /** What was sent: method and body. */
  readonly sent: string[];
  /** How long was waited between. */
  readonly waitedMs: number[];
  readonly outcome: unknown;
}
interface Given {
  readonly method?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly interceptors?: readonly Interceptor[];
}

/** Calls a server that gives `answers` in turn; the last stays. Nothing waits: what would be waited is written down. */
async function tried(
  answers: readonly (Response | Error)[],
  options: RetryOptions = {},
  { method = 'GET', body, signal, interceptors = [] }: Given = {},
): Promise<Tries> {
  const sent: string[] = [];
  const waitedMs: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(`${request.method} ${await request.text()}`.trim());
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Response) return answer.clone();
    throw answer;
  };
  const wait = async (timeMs: number, given: AbortSignal): Promise<void> => {
    given.throwIfAborted();
    waitedMs.push(timeMs);
  };
  const retrying = retry({ random: () => 0.5, now: () => nowMs, wait, ...options });
  const call = callOf({ method, path: '/' }, { baseUrl: 'http://test.local', fetch, interceptors: [retrying, ...interceptors] });
  const outcome = await call({ body }, signal === undefined ? {} : { signal }).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  return { sent, waitedMs, outcome };
}

function busy(retryAfter?: string): Response {
  return new Response('busy', { status: 503, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });
}
const gone = new TypeError('Failed to fetch');
const fine = new Response();

describe('retry', () => {
  it.each([
    ['GET', 3],
    ['HEAD', 3],
    ['OPTIONS', 3],
    ['PUT', 3],
    ['DELETE', 3],
    ['QUERY', 3],
    ['POST', 1],
    ['PATCH', 1],
  ])('sends %s %i times when the server stays busy, and gives its last answer', async (method, times) => {
    const { sent, outcome } = await tried([busy()], {}, { method });
    expect(sent).toEqual(Array.from({ length: times }, () => method));
    expect(outcome).toBe(503);
  });

  it('sends methods that it is told to', async () => {
    expect((await tried([busy(), fine], { methods: ['POST'] }, { method: 'POST', body: { a: 1 } })).sent).toEqual(['POST {"a":1}', 'POST {"a":1}']);
    expect((await tried([busy()], { methods: ['POST'] })).sent).toEqual(['GET']);
  });

  it.each([
    [[408, 429, 502, 503, 504], 2],
    [[200, 304, 400, 401, 404, 409, 422, 500, 501], 1],
  ])('takes the statuses %j for passing in %i tries', async (statuses, times) => {
    for (const status of statuses) {
      const { sent, outcome } = await tried([new Response(null, { status }), fine]);
      expect([status, sent.length, outcome]).toEqual([status, times, times === 2 ? 200 : status]);
    }
  });

  it('takes those statuses for passing that it is told to', async () => {
    expect((await tried([new Response(null, { status: 500 }), fine], { statuses: [500] })).outcome).toBe(200);
  });

  it('tries again when nobody answers, and ends with the last failure', async () => {
    expect(await tried([gone, busy(), fine])).toMatchObject({ sent: ['GET', 'GET', 'GET'], outcome: 200 });
    expect(await tried([gone])).toMatchObject({ sent: ['GET', 'GET', 'GET'], outcome: { name: 'RequestError', code: 'request.failed', cause: gone } });
  });

  it.each([
    [1, 1],
    [2, 2],
    [5, 5],
  ])('makes at most %i tries', async (tries, times) => {
    expect((await tried([busy()], { tries })).sent.length).toBe(times);
  });

  it('waits a random part of a limit that doubles, up to the longest', async () => {
    expect((await tried([busy()], { tries: 5, backoffMs: 100, maxWaitMs: 300 })).waitedMs).toEqual([50, 100, 150, 150]);
    expect((await tried([gone], { tries: 3, random: () => 0 })).waitedMs).toEqual([0, 0]);
    expect((await tried([gone], { tries: 3, random: () => 0.999 })).waitedMs).toEqual([249.75, 499.5]);
  });

  it.each([
    ['seconds', '7', 7000],
    ['no seconds', '0', 0],
    ['a date', 'Wed, 25 Nov 2026 12:00:03 GMT', 3000],
    ['a date of RFC 850', 'Wednesday, 25-Nov-26 12:00:03 GMT', 3000],
    ['a date that has passed', 'Wed, 25 Nov 2026 11:59:00 GMT', 0],
    ['nothing known: a fraction', '1.5', 125],
    ['nothing known: less than nothing', '-1', 125],
    ['nothing known: a date elsewhere', '2026-11-25T12:00:03Z', 125],
    ['nothing known: words', 'soon GMT', 125],
  ])('waits as long as Retry-After says: %s', async (_, text, timeMs) => {
    expect((await tried([busy(text), fine])).waitedMs).toEqual([timeMs]);
  });

  it.each(['11', 'Wed, 25 Nov 2026 12:00:11 GMT'])('does not wait longer than it may: Retry-After %s gives the answer at hand', async (text) => {
    expect(await tried([busy(text), fine], { maxWaitMs: 10_000 })).toEqual({ sent: ['GET'], waitedMs: [], outcome: 503 });
  });

  it('sends a body again that is no stream, and never a stream', async () => {
    expect((await tried([busy(), fine], {}, { method: 'PUT', body: { a: 1 } })).sent).toEqual(['PUT {"a":1}', 'PUT {"a":1}']);
    expect(await tried([busy(), fine], {}, { method: 'PUT', body: new Blob(['x']).stream() })).toMatchObject({ sent: ['PUT x'], outcome: 503 });
  });

  it('gives up when the signal is aborted while it waits, with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const abort = async (): Promise<void> => {
      controller.abort(reason);
      throw controller.signal.reason;
    };
    expect(await tried([busy()], { wait: abort }, { signal: controller.signal })).toMatchObject({ sent: ['GET'], outcome: reason });
  });

  it('is over when the signal is aborted while it asks', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborting: Interceptor = (request, next) => {
      controller.abort(reason);
      return next(request);
    };
    expect(await tried([gone], {}, { signal: controller.signal, interceptors: [aborting] })).toMatchObject({ sent: ['GET'], outcome: reason });
  });

  it('does not repeat what fails for another reason', async () => {
    const bug = new TypeError('a bug');
    expect(await tried([fine], {}, { interceptors: [() => Promise.reject(bug)] })).toMatchObject({ sent: [], outcome: bug });
  });

  it('lets go of answers that it does not give', async () => {
    const answer = busy();
    let isCancelled = false;
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
    const answers = [new Response(body, { status: 503 }), answer];
    const next = async (): Promise<Response> => answers.shift() ?? fine;
    const response = await retry({ tries: 2, wait: async () => undefined })(new Request('http://test.local'), next, { route: 'GET /', body: null });
    expect(isCancelled).toBe(true);
    expect(response).toBe(answer);
  });
});

describe('the timer of retry', () => {
  const flaky = (signal: AbortSignal, answers: Response[]): Promise<Response> =>
    retry({ backoffMs: 1000, random: () => 0.5 })(new Request('http://test.local', { signal }), async () => answers.shift() ?? fine.clone(), {
      route: 'GET /',
      body: null,
    });

  it('waits', async () => {
    vi.useFakeTimers();
    try {
      const answers = [busy()];
      const response = flaky(new AbortController().signal, answers);
      await vi.advanceTimersByTimeAsync(499);
      expect(vi.getTimerCount()).toBe(1);
      await vi.advanceTimersByTimeAsync(1);
      expect((await response).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends with the signal', async () => {
    vi.useFakeTimers();
    try {
      const controller = new AbortController();
      const reason = new Error('enough');
      const failed = flaky(controller.signal, [busy()]).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(100);
      controller.abort(reason);
      expect(await failed).toBe(reason);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
