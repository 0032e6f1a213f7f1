import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import type { Logger } from '../shapes/logger.ts';
import type { ProblemInit } from '../shapes/problem.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { HttpError } from '../support/errors.ts';
import { isProblemError } from '../support/problem-error.ts';
import { ResponseMismatch } from './response-mismatch.ts';
import { problemResponse, refusal } from './problems.ts';

/** Writes a problem as the response that a route declares for its status; `null` when only a dependency declares it. */
export type Declare = (status: number, problem: ProblemInit) => HttpResponse | null;

/** The response to whatever was thrown while a request was served. Only what a route declares leaves as it is; the rest is a logged 500. Never throws. */
export function failureResponse(
  error: unknown,
  request: HttpRequest,
  route: RouteFacts | null,
  { logger, declare }: { readonly logger: Logger; readonly declare: Declare },
): HttpResponse {
  if (error instanceof HttpError) return refusal(error);
  const at = route?.at ?? `${request.method} (no route)`;
  try {
    const declared = route === null ? null : declaredResponse(error, route, declare);
    if (declared !== null) return declared;
    if (request.signal.aborted) logger.warn({ route: at, error }, 'a handler failed after its caller had gone or its time was up');
    else report(error, at, logger);
  } catch (failure) {
    tell(logger, { route: at, error, failure }, 'answering an error failed');
  }
  return internal;
}

/** The answer when nothing better can be said. */
export const internal = refusal(new HttpError(500, 'server.internal', 'The server failed to answer'));

/** The response that a route declares for an error: a problem that was thrown, or what the error is mapped to. */
function declaredResponse(error: unknown, route: RouteFacts, declare: Declare): HttpResponse | null {
  if (isProblemError(error))
    return error.status >= 400 && route.statuses.has(error.status)
      ? (declare(error.status, error.problem) ?? thrownProblem(error.status, error.problem, route))
      : null;
  const mapping = route.errors.find(({ type }) => error instanceof type) as unknown as Mapping | undefined; // its types were checked where it was declared
  return mapping === undefined ? null : declare(mapping.status, mapping.toProblem(error));
}

interface Mapping {
  readonly status: number;
  readonly toProblem: (error: unknown) => ProblemInit;
}

/** A status that only a dependency declares. Only members that every problem has: what else an error brings was declared nowhere. */
function thrownProblem(status: number, { type, title, detail, instance, code, errors }: ProblemInit, { challenge }: RouteFacts): HttpResponse {
  const init = { type, title, detail, instance, code, errors } as ProblemInit; // JSON leaves undefined out
  return problemResponse(status, init, status === 401 && challenge !== null ? { 'www-authenticate': challenge } : {});
}

function report(error: unknown, at: string, logger: Logger): void {
  if (isProblemError(error))
    tell(logger, { route: at, status: error.status, error }, `a problem with undeclared status ${error.status} was thrown: declare it in responses`);
  else if (error instanceof ResponseMismatch) tell(logger, { route: at, pointer: error.pointer, expected: error.expected }, error.message);
  else tell(logger, { route: at, error }, 'a handler failed');
}

/** A logger that fails must not cost the caller an answer. */
export function tell(logger: Logger, data: object, message: string): void {
  try {
    logger.error(data, message);
  } catch {
    // Nobody is left to tell.
  }
}
