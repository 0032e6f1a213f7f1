import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Logger } from '../shapes/logger.ts';
import type { ProblemInit } from '../shapes/problem.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { HttpError } from '../support/errors.ts';
import { isProblemError } from '../support/problem-error.ts';
import { ResponseMismatch } from './bytes.ts';
import { problemResponse, refusal } from './problems.ts';

/** The response to whatever was thrown while a request was served. Only what a route declares leaves as it is; the rest is a logged 500. */
export function failureResponse(error: unknown, request: HttpRequest, route: RouteFacts | null, logger: Logger): HttpResponse {
  if (error instanceof HttpError) return refusal(error);
  const at = route?.at ?? `${request.method} (no route)`;
  if (route !== null && isProblemError(error)) {
    if (route.statuses.has(error.status)) return problemResponse(error.status, error.problem);
    logger.error({ route: at, status: error.status, error }, `a problem with undeclared status ${error.status} was thrown: declare it in responses`);
    return internal();
  }
  const mapping = route?.errors.find(({ type }) => error instanceof type);
  if (mapping !== undefined) return mapped(error, mapping as unknown as Mapping, at, logger); // its types were checked where it was declared
  if (error instanceof ResponseMismatch) logger.error({ route: at, pointer: error.pointer, expected: error.expected }, error.message);
  else logger.error({ route: at, error }, 'a handler failed');
  return internal();
}

interface Mapping {
  readonly status: number;
  readonly toProblem: (error: unknown) => ProblemInit;
}

function mapped(error: unknown, { status, toProblem }: Mapping, at: string, logger: Logger): HttpResponse {
  try {
    return problemResponse(status, toProblem(error));
  } catch (failure) {
    logger.error({ route: at, error: failure }, 'the mapping of an error failed');
    return internal();
  }
}

function internal(): HttpResponse {
  return refusal(new HttpError(500, 'server.internal', 'The server failed to answer'));
}
