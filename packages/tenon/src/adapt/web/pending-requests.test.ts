import { expect, it } from 'vitest';
import type { HttpResponse } from '../../shapes/http.ts';
import { PendingRequests } from './pending-requests.ts';
import { WebRequest } from './web-request.ts';
import { webResponse } from './web-response.ts';

it('answers a request that is cut, and says of the response that comes later that it never left', async () => {
  const pending = new PendingRequests(() => undefined);
  const ends: boolean[] = [];
  let answer: (response: HttpResponse) => void = () => undefined;
  const outcome = new Promise<HttpResponse>((resolve) => void (answer = resolve));
  const request = new WebRequest(new Request('http://tenon.test/'), { isFramed: true, forwarding: null, addressOf: () => undefined }, null);
  const bound = pending.bound(request, outcome, (response) => webResponse(response, false));
  pending.cut(new Error('over'), { status: 503, headers: [], body: null });
  expect((await bound).status).toBe(503);
  expect(request.signal.aborted).toBe(true);
  answer({ status: 200, headers: [], body: null, ended: (isComplete) => void ends.push(isComplete) });
  await outcome;
  expect(ends).toEqual([false]);
  pending.close();
});
