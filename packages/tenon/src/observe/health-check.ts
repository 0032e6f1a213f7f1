/** What is looked at before an app calls itself ready: rejects, throws or answers `false` when it is not. */
export type HealthCheck<Context> = (context: Context, signal: AbortSignal) => unknown;

/** What came of a check. */
export interface CheckResult {
  readonly name: string;
  readonly isHealthy: boolean;
  readonly durationMs: number;
}

/** What a check needs to know. */
export interface CheckOptions<Context> {
  readonly name: string;
  readonly check: HealthCheck<Context>;
  readonly timeoutMs: number;
  /** Told when a check begins to fail, and when it no longer does. */
  readonly onChange: (result: CheckResult, error: unknown) => void;
}

/** One check, which never runs twice at the same time: where one hangs, asking again would only add to it. */
export class RunningCheck<Context> {
  readonly #options: CheckOptions<Context>;
  #isRunning = false;
  #wasHealthy = true;

  constructor(options: CheckOptions<Context>) {
    this.#options = options;
  }

  async run(context: Context): Promise<CheckResult> {
    const startedMs = performance.now();
    let failure: { readonly error: unknown } | null = null;
    try {
      await this.#once(context);
    } catch (error) {
      failure = { error };
    }
    const isHealthy = failure === null;
    const result = { name: this.#options.name, isHealthy, durationMs: Math.round(performance.now() - startedMs) };
    if (isHealthy !== this.#wasHealthy) this.#options.onChange(result, failure?.error);
    this.#wasHealthy = isHealthy;
    return result;
  }

  async #once(context: Context): Promise<void> {
    const { check, timeoutMs } = this.#options;
    if (this.#isRunning) throw new Error('the check has not answered yet');
    this.#isRunning = true;
    const signal = AbortSignal.timeout(timeoutMs);
    const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error(`the check took longer than ${timeoutMs} ms`))));
    const work = Promise.resolve()
      .then(() => check(context, signal))
      .finally(() => (this.#isRunning = false));
    if ((await Promise.race([work, late])) === false) throw new Error('the check answered false');
  }
}
