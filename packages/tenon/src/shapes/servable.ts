import type { CompiledApp } from './compiled.ts';
import type { DocumentByVersion, DocumentChoice, OpenApiVersion } from './document.ts';

/** What adapters, the CLI and test tools take: `createApp` gives one, a built app exports one. */
export interface Servable {
  /** Analyses the whole app (mistakes throw together), makes it ready to answer. The same promise every time. */
  open(): Promise<CompiledApp>;
  /** The OpenAPI document. */
  document<Version extends OpenApiVersion = '3.1'>(choice?: DocumentChoice<Version>): Promise<DocumentByVersion[Version]>;
}
