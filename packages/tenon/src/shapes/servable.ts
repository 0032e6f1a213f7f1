import type { CompiledApp } from './compiled.ts';
import type { JsonDocument } from './document.ts';

/** What adapters, the CLI and test tools take: `createApp` gives one, a built app exports one. */
export interface Servable {
  /** Analyses the whole app (mistakes throw together), makes it ready to answer. The same promise every time. */
  open(): Promise<CompiledApp>;
  /** The OpenAPI document. */
  document(): Promise<JsonDocument>;
}
