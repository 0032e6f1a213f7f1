import type { PluginDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import type { Plugin, PluginDef } from './infer.ts';

/** A process-wide value: opened before the first request, closed at shutdown after everything that was bound later. */
export function plugin<T extends object>(def: PluginDef<T>): Plugin<T> {
  const declared: PluginDeclaration = { kind: 'plugin', name: def.name, start: def.start, stop: def.stop ?? null };
  return Object.freeze({ [declaration]: Object.freeze(declared) }) as unknown as Plugin<T>; // `~plugin` exists as a type only
}
