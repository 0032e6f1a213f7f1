import { describe, expect, it } from 'vitest';
import { currentRequest, requestIds, traceHeaders, type CurrentRequest } from '../../src/observe/index.ts';
import { observedApp, unseen, waysToAsk } from './observed-app.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

describe.each(waysToAsk)('request ids (%s)', (_name, openApp) => {
  it('are there wherever a request is served, and in its response', async () => {
    const seen: [place: string, id: string | undefined, at: string | undefined][] = [];
    const look = (place: string): void => void seen.push([place, currentRequest()?.id, currentRequest()?.route?.at]);
    const asked = await openApp(observedApp([requestIds()], { ...unseen, look }));
    const responses = await Promise.all([asked.ask('/books/1'), asked.ask('/stream')]);
    await Promise.all(responses.map((response) => response.text()));
    const [book, stream] = responses.map(({ headers }) => headers.get('x-request-id'));
    expect(book).toMatch(uuid);
    expect(stream).toMatch(uuid);
    expect(seen.filter(([, id]) => id === book)).toEqual(['dependency', 'handler'].map((place) => [place, book, 'GET /books/{id}']));
    expect(seen.filter(([, id]) => id === stream)).toEqual([0, 1, 2].map((n) => [`item ${n}`, stream, 'GET /stream']));
    expect(currentRequest()).toBeNull();
    await asked.close();
  });

  it.each([
    ['/plain', 200],
    ['/none', 404],
    ['/keyed', 401],
    ['/%zz', 400],
  ])('are in every response: of %s', async (path, status) => {
    const asked = await openApp(observedApp([requestIds()], unseen));
    const response = await asked.ask(path);
    expect([response.status, uuid.test(response.headers.get('x-request-id') ?? '')]).toEqual([status, true]);
    await asked.close();
  });

  it.each([
    ['not without being told', {}, 'abc', false],
    ['when told', { trustHeader: 'X-Request-Id' }, 'abc-1.2:3/4=@~+', true],
    ['not when it is too long', { trustHeader: 'x-request-id' }, 'a'.repeat(129), false],
    ['not when it is text', { trustHeader: 'x-request-id' }, 'a b', false],
    ['not when there are two', { trustHeader: 'x-request-id' }, 'a, b', false],
  ])('are taken from a header %s', async (_title, options, sent, isTaken) => {
    const asked = await openApp(observedApp([requestIds(options)], unseen));
    const response = await asked.ask('/plain', { headers: { 'x-request-id': sent } });
    expect(response.headers.get('x-request-id')).toMatch(isTaken ? sent : uuid);
    expect(response.headers.get('x-request-id') === sent).toBe(isTaken);
    await asked.close();
  });

  it.each([
    ['goes on', {}, traceparent, true],
    ['begins anew when it must not go on', { continueTraces: false }, traceparent, false],
    ['begins anew when it is malformed', {}, traceparent.toUpperCase(), false],
  ])('belong to a trace, which %s', async (_title, options, sent, goesOn) => {
    const seen: CurrentRequest['trace'][] = [];
    const headers: Readonly<Record<string, string>>[] = [];
    const look = (): void => {
      const current = currentRequest();
      if (current === null) return;
      seen.push(current.trace);
      headers.push(traceHeaders());
    };
    const asked = await openApp(observedApp([requestIds(options)], { ...unseen, look }));
    await asked.ask('/books/1', { headers: { traceparent: sent, tracestate: 'a=1' } });
    const [first] = seen;
    expect(first?.traceId === traceId).toBe(goesOn);
    expect(first?.parentId).toBe(goesOn ? '00f067aa0ba902b7' : null);
    // One request is one place in a trace, whoever asks.
    expect(new Set(seen).size).toBe(1);
    expect(headers[0]).toEqual({ traceparent: `00-${first?.traceId}-${first?.spanId}-0${goesOn ? 1 : 2}`, ...(goesOn ? { tracestate: 'a=1' } : {}) });
    expect(traceHeaders()).toEqual({});
    await asked.close();
  });
});
