import type { AppPhase, LayerSetting } from '../shapes/layer.ts';
import { RunningCheck, type CheckResult, type HealthCheck } from './health-check.ts';

/** What a readiness is made of. */
export interface ReadinessOptions<Context> {
  readonly checks: Readonly<Record<string, HealthCheck<Context>>>;
  readonly timeoutMs: number;
  readonly cacheMs: number;
}

/** Whether one opened app is ready: its phase, and its checks, which are not asked more often than once in `cacheMs`. */
export class Readiness<Context> {
  readonly #setting: LayerSetting;
  readonly #checks: readonly RunningCheck<Context>[];
  readonly #cacheMs: number;
  #results: Promise<readonly CheckResult[]> | null = null;
  /** When the results may be asked for anew; `Infinity` while they are being made. */
  #untilMs = 0;

  constructor(setting: LayerSetting, { checks, timeoutMs, cacheMs }: ReadinessOptions<Context>) {
    this.#setting = setting;
    this.#cacheMs = cacheMs;
    const onChange = (result: CheckResult, error: unknown): void => {
      if (result.isHealthy) setting.logger.info({ check: result.name }, `the check '${result.name}' is fine again`);
      else setting.logger.warn({ check: result.name, error }, `the check '${result.name}' fails`);
    };
    this.#checks = Object.entries(checks).map(([name, check]) => new RunningCheck({ name, check, timeoutMs, onChange }));
  }

  get phase(): AppPhase {
    return this.#setting.phase();
  }

  results(context: Context): Promise<readonly CheckResult[]> {
    if (this.#results !== null && performance.now() < this.#untilMs) return this.#results;
    this.#untilMs = Infinity;
    this.#results = Promise.all(this.#checks.map((check) => check.run(context))).finally(() => (this.#untilMs = performance.now() + this.#cacheMs));
    return this.#results;
  }
}
