import type { Servable } from 'tenon';
import type { CompiledApp } from './cors.ts';

/** A servable in whose place another one can be put while it is served. */
export interface ReplaceableApp extends Servable {
  /** Requests from now on go to the other app; it stays the old one when the other does not open. */
  replace(app: Servable): Promise<void>;
}

/** Makes an app replaceable. */
export function replaceableApp(first: Servable): ReplaceableApp {
  let current = first;
  let compiled: CompiledApp | null = null;
  let opening: Promise<CompiledApp> | null = null;
  const open = async (): Promise<CompiledApp> => {
    const opened = (compiled = await first.open());
    const latest = (): CompiledApp => compiled ?? opened;
    return {
      handle: (request) => latest().handle(request),
      answer: (request, write) => latest().answer(request, write),
      start: () => latest().start(),
      retire: () => latest().retire(),
      drain: () => latest().drain(),
      stop: (waitMs) => latest().stop(waitMs),
      forwarding: opened.forwarding,
      docs: opened.docs,
      logger: opened.logger,
    };
  };
  return {
    document: () => current.document(),
    open: () => (opening ??= open()),
    replace: async (app) => {
      const other = await app.open();
      await other.start();
      const before = compiled;
      [current, compiled] = [app, other];
      await before?.stop();
    },
  };
}
