import type { HttpResponse } from '../shapes/http.ts';
import type { Problem, ProblemInit } from '../shapes/problem.ts';
import type { HttpError } from '../support/errors.ts';
import { phraseOf } from '../support/status.ts';
import { InvalidInput } from './invalid-input.ts';

/** A problem as it is sent: `type` only when it says more than `about:blank` (RFC 9457 section 4.2.1). */
export function problemBody(status: number, { type, title, status: _said, ...rest }: ProblemInit): Problem {
  return { ...(type === undefined ? {} : { type }), title: title ?? phraseOf(status), status, ...rest };
}

const problemHeaders = ['content-type', 'application/problem+json', 'x-content-type-options', 'nosniff'] as const;
const encoder = new TextEncoder();

/** A problem response. */
export function problemResponse(status: number, init: ProblemInit, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers: [...problemHeaders, ...Object.entries(headers).flat()], body: encoder.encode(JSON.stringify(problemBody(status, init))) };
}

/** The response to a request that Tenon itself refuses. */
export function refusal(error: HttpError): HttpResponse {
  const { status, code, message: detail, headers } = error;
  const errors = error instanceof InvalidInput ? { errors: [...error.issues] } : {};
  return problemResponse(status, { title: phraseOf(status), detail, code, ...errors }, headers);
}
