import type { HttpResponse } from '../shapes/http.ts';
import type { Problem, ProblemInit } from '../shapes/problem.ts';
import { noHeaders, type HttpError } from '../support/errors.ts';
import { phraseOf } from '../support/status.ts';
import { InvalidInput } from './invalid-input.ts';

/** A problem as it is sent: `type` only when it says more than `about:blank` (RFC 9457 section 4.2.1). */
export function problemBody(status: number, { type, title, status: _said, ...rest }: ProblemInit): Problem {
  return { ...(type === undefined ? {} : { type }), title: title ?? phraseOf(status), status, ...rest };
}

const problemHeaders = Object.freeze(['content-type', 'application/problem+json', 'x-content-type-options', 'nosniff']);
const encoder = new TextEncoder();
const ascii = /^[\0-\x7f]*$/;

/** A problem response. */
export function problemResponse(status: number, init: ProblemInit, headers: Readonly<Record<string, string>> = noHeaders): HttpResponse {
  return responseOf(status, JSON.stringify(problemBody(status, init)), headers);
}

function responseOf(status: number, text: string, headers: Readonly<Record<string, string>>): HttpResponse {
  // ASCII is its own bytes, and a text leaves in one write with the head.
  return { status, headers: headers === noHeaders ? problemHeaders : headerList(headers), body: ascii.test(text) ? text : encoder.encode(text) };
}

function headerList(headers: Readonly<Record<string, string>>): readonly string[] {
  return [...problemHeaders, ...Object.entries(headers).flat()];
}

/** The response to a request that Tenon itself refuses: the members of a problem in the order that `problemBody` gives them. */
export function refusal(error: HttpError): HttpResponse {
  const { status, code, message: detail, headers } = error;
  const errors = error instanceof InvalidInput ? `,"errors":${JSON.stringify(error.issues)}` : '';
  const text = `{"title":${JSON.stringify(phraseOf(status))},"status":${status},"detail":${JSON.stringify(detail)},"code":${JSON.stringify(code)}${errors}}`;
  return responseOf(status, text, headers);
}
