import type { RoutePlan } from '../../shapes/plan.ts';
import type { Runtime } from '../../shapes/runtime.ts';
import type { Schemas } from '../../shapes/schema.ts';
import type { Code, UnitWriter } from '../../support/code.ts';

/** What pipelines of one app share. */
export interface PipelineSetting {
  readonly code: Code;
  readonly schemas: Schemas;
  readonly runtime: Runtime;
  /** Plugin values by name; filled before the first request. */
  readonly pluginValues: Record<string, unknown>;
  readonly pluginNames: readonly string[];
  /** Set while developing: told of members that a response drops. */
  readonly reportDropped: ((route: string, status: number, schema: unknown, value: unknown) => void) | null;
}

/** One route while its pipeline is written. */
export interface Pipeline extends PipelineSetting {
  readonly writer: UnitWriter;
  readonly route: RoutePlan;
  /** The variable of each dependency's value, by its index. */
  readonly values: string[];
  /** The variable of the credentials that each dependency gets, by its index. */
  readonly credentials: string[];
}

/** Whether a route's function is an `async` one, since it may wait for dependencies. */
export function isAsync({ dependencies }: RoutePlan): boolean {
  return dependencies.length > 0;
}
