import { transformOf } from '../analyse/schema/marks.ts';
import { composed, type OwnCodec } from '../analyse/schema/own-codecs.ts';
import type { BuiltData } from '../shapes/built.ts';
import type { Transform } from '../shapes/schema.ts';
import { BuiltApp, type BuiltFunctions } from './built-app.ts';

export { whileLoading } from '../support/loading.ts';
export { register } from './app.ts';
export { late } from './late.ts';
export { library } from './library.ts';

/**
 * An app with the functions that were emitted for it.
 * Throws: Error when the app declares something else than what was built.
 */
export function builtApp(app: object, data: BuiltData, functions: BuiltFunctions): BuiltApp {
  return new BuiltApp(app, data, functions);
}

/** The transform of a schema; `own` is the codec of Tenon's that it is wrapped around. */
export function transformAt(schema: object, own: OwnCodec | null): Transform {
  const transform = transformOf(schema as Parameters<typeof transformOf>[0]); // found there by the build
  if (transform === undefined) throw new Error('a schema has no transform where the build found one: run `tenon build` again');
  return own === null ? transform : composed(own, transform);
}
