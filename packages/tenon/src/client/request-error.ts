/**
 * A call without a whole response: what any call throws when nobody answers, the connection breaks, or the time is up. Not
 * for calls that were aborted: they throw the reason of their signal.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  declare readonly code: 'request.failed' | 'request.timed-out';

  /** @param why What follows the call's method and path: `GET /books/{id} took more than 50 ms`. */
  constructor(route: string, code: RequestError['code'], why: string, cause?: unknown) {
    super(`${route} ${why}`, { cause });
    Object.assign(this, { code });
  }
}
