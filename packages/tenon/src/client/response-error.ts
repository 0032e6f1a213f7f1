/**
 * A response that a caller cannot use: what `orThrow` throws for a failure, and what any call throws for a body that is not
 * what its media type or the route says. A server that cannot be reached is a `RequestError`.
 */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  declare readonly status: number;
  /** The received body: a problem, or whatever a server in between sent. */
  declare readonly error: unknown;
  declare readonly response: Response;
  /** `response.malformed` when the body cannot be read, else the `code` of the problem. */
  declare readonly code: string | undefined;

  /** @param at Method and path: `GET /books/{id}`. */
  constructor(at: string, response: Response, error: unknown, malformed?: Error) {
    const { status, statusText } = response;
    const { title, code } = Object(error) as { readonly title?: unknown; readonly code?: unknown }; // checked below
    const why = malformed?.message ?? (typeof title === 'string' ? title : statusText);
    super(`${at} answered ${status}${why && `: ${why}`}`, { cause: malformed });
    Object.assign(this, { status, error, response, code: malformed ? 'response.malformed' : typeof code === 'string' ? code : undefined });
  }
}
