import { describe, expect, it } from 'vitest';
import { fakeRequest } from '../../test/support/fake-request.ts';
import type { HttpResponse } from '../shapes/http.ts';
import type { ProblemInit } from '../shapes/problem.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { HttpError } from '../support/errors.ts';
import { problem } from '../support/problem-error.ts';
import { ResponseMismatch } from './response-mismatch.ts';
import { failureResponse, type Declare } from './failures.ts';
import { problemResponse } from './problems.ts';

class Known extends Error {}
const secret = 'hunter2';
const mapping = (toProblem: () => unknown): RouteFacts['errors'] => [
  { kind: 'error-mapping', type: Known, status: 409, schema: null, toProblem: toProblem as never },
];
const factsWith = (errors: RouteFacts['errors'] = [], challenge: string | null = null): RouteFacts => ({
  index: 0,
  at: 'GET /',
  operationId: 'get',
  hasAmbientCredentials: false,
  method: 'GET',
  path: '/',
  limits: { bodyBytes: 0, jsonDepth: 0, timeoutMs: 0 },
  statuses: new Set([401, 404, 409]),
  own: new Set([409]),
  errors,
  priority: 'normal',
  headers: null,
  cors: null,
  csrf: null,
  challenge,
});

/** A route that declares 409, with a member of its own. */
const declare: Declare = (status, problem) => (status === 409 ? problemResponse(status, { ...problem, extra: true } as ProblemInit) : null);

function answer(
  error: unknown,
  facts: RouteFacts | null = factsWith(),
  request = fakeRequest({}),
): { readonly response: HttpResponse; readonly body: string; readonly log: readonly string[] } {
  const log: string[] = [];
  const logger = {
    info: () => undefined,
    warn: (_data: object, message: string) => void log.push(`warn ${message}`),
    error: (_data: object, message: string) => void log.push(message),
  };
  const response = failureResponse(error, request, facts, { logger, declare });
  return { response, body: Buffer.from(response.body as string, 'latin1').toString(), log };
}

describe('a failure', () => {
  it.each([
    new Error(secret),
    secret,
    undefined,
    null,
    1n,
    Object.create(null),
    { status: 404, message: secret },
    problem(418, { title: secret }),
    new ResponseMismatch('/a', 'a string'),
  ])('that nobody declared is a logged 500', (error) => {
    const { response, body, log } = answer(error);
    expect([response.status, JSON.parse(body), log.length]).toEqual([500, expect.objectContaining({ code: 'server.internal' }), 1]);
    expect(body).not.toContain(secret);
  });

  it('that Tenon made is its answer, and needs no log', () => {
    expect(answer(new HttpError(405, 'a.b', 'c', { allow: 'GET' }), null)).toMatchObject({
      response: { status: 405, headers: expect.arrayContaining(['allow', 'GET']) },
      log: [],
    });
  });

  it('that was thrown as a problem is written as the route declares it', () => {
    expect(JSON.parse(answer(problem(409, { title: 'Taken' })).body)).toEqual({ title: 'Taken', status: 409, extra: true });
  });

  it('that was thrown as a problem that only a dependency declares is that problem, without members that problems do not have', () => {
    const { response, body } = answer(problem(404, Object.assign({ title: 'Gone', status: 200, detail: 'd' }, { password: secret })));
    expect([response.status, JSON.parse(body)]).toEqual([404, { title: 'Gone', detail: 'd', status: 404 }]);
  });

  it('that is a 401 asks for credentials', () => {
    expect(answer(problem(401, { title: 'No' }), factsWith([], 'Bearer')).response.headers).toEqual(expect.arrayContaining(['www-authenticate', 'Bearer']));
    expect(answer(problem(401, { title: 'No' })).response.headers).not.toContain('www-authenticate');
  });

  it('of a mapped class is what the mapping says', () => {
    expect(JSON.parse(answer(new Known(secret), factsWith(mapping(() => ({ title: 'Taken' })))).body)).toEqual({ title: 'Taken', status: 409, extra: true });
  });

  it.each([
    () => {
      throw new Error(secret);
    },
    () => ({ title: 1n }),
  ])('of a mapping is a logged 500', (toProblem) => {
    const { response, body, log } = answer(new Known(secret), factsWith(mapping(toProblem)));
    expect([response.status, log]).toEqual([500, ['answering an error failed']]);
    expect(body).not.toContain(secret);
  });

  it('of the logger costs nobody an answer', () => {
    const broken = {
      info: () => undefined,
      warn: () => undefined,
      error: () => {
        throw new Error('disk full');
      },
    };
    expect(failureResponse(new Error(secret), fakeRequest({}), factsWith(), { logger: broken, declare }).status).toBe(500);
  });

  it('after the caller has gone is a warning', () => {
    const request = fakeRequest({});
    request.abort(new Error('gone'));
    expect(answer(new Error(secret), factsWith(), request).log).toEqual(['warn a handler failed after its caller had gone or its time was up']);
  });
});
