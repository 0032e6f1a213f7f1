/** How long a token that was checked is taken as it was: less than key sets are. */
const memoryMs = 60_000;
const mostTokens = 1_000;

interface Remembered<Claims> {
  readonly claims: Claims;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

/**
 * Claims of tokens that were checked a moment ago: the same text of the same caller comes a thousand times, and checking a signature
 * costs ten times as much as the rest of a request. By the whole text, which has one spelling; good tokens only, so nobody else can fill it.
 */
export class TokenMemory<Claims extends { readonly exp: number }> {
  readonly #tokens = new Map<string, Remembered<Claims>>();

  get(text: string): Claims | null {
    const known = this.#tokens.get(text);
    if (known === undefined) return null;
    const now = Date.now();
    if (now >= known.since && now < known.until) return known.claims;
    this.#tokens.delete(text);
    return null;
  }

  /** Never past the end of the token, whatever clocks may be apart. */
  add(text: string, claims: Claims): void {
    const since = Date.now();
    this.#tokens.set(text, { claims, since, until: Math.min(since + memoryMs, claims.exp * 1_000) });
    for (const oldest of this.#tokens.keys()) {
      if (this.#tokens.size <= mostTokens) break;
      this.#tokens.delete(oldest);
    }
  }
}
