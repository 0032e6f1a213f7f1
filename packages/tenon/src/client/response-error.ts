/**
 * A response that a caller cannot use: what `orThrow` throws for a failure, and what any call throws for a body that is not
 * what its media type or the route says. Not for a server that cannot be reached: that error is the one `fetch` throws.
 */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly status: number;
  /** The received body: a problem, or whatever a server in between sent. */
  readonly error: unknown;
  readonly response: Response;
  /** `response.malformed` when the body cannot be read, else the `code` of the problem. */
  readonly code: string | undefined;

  /** @param at Method and path: `GET /books/{id}`. */
  constructor(at: string, response: Response, error: unknown, malformed?: Error) {
    const { title, code } = (typeof error === 'object' && error !== null ? error : {}) as { readonly title?: unknown; readonly code?: unknown }; // checked where used
    const why = malformed?.message ?? (typeof title === 'string' ? title : response.statusText);
    super(`${at} answered ${response.status}${why === '' ? '' : `: ${why}`}`, { cause: malformed });
    this.status = response.status;
    this.error = error;
    this.response = response;
    this.code = malformed !== undefined ? 'response.malformed' : typeof code === 'string' ? code : undefined;
  }
}
