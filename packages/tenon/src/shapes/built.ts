import type { CompiledApp } from './compiled.ts';
import type { RouteFacts } from './runtime.ts';

/** What a built app knows of itself beside its code: plain data, and JSON texts that are parsed when they are asked for. */
export interface BuiltData {
  /** The version of Tenon that wrote it. */
  readonly tenon: string;
  /** Of the app as a whole, then of each route. */
  readonly fingerprints: readonly number[];
  /** `RouteFactsText` of each route. */
  readonly facts: string;
  /** `Schemas.definitions`, for those who explain a refusal. */
  readonly definitions: string;
  readonly docs: CompiledApp['docs'];
  readonly warnings: readonly string[];
  /** The plan, for documents: the text of `planText`. */
  readonly plan: () => Promise<{ readonly default: string }>;
}

/** `RouteFacts` as JSON: mappings of errors are in the user's code, sets are lists. */
export type RouteFactsText = Omit<RouteFacts, 'errors' | 'own' | 'statuses'> & {
  readonly own: readonly number[];
  readonly statuses: readonly number[];
};
