import { transformOf } from '../analyse/schema/marks.ts';
import { composed, type OwnCodec } from '../analyse/schema/own-codecs.ts';
import type { BuiltData } from '../shapes/built.ts';
import type { Transform } from '../shapes/schema.ts';
import { attach } from './app.ts';
import { BuiltApp } from './built-app.ts';

export { late } from './late.ts';
export { library } from './library.ts';

/** A built app, and what its code reads. */
export function builtApp(app: object, data: BuiltData): BuiltApp {
  const built = new BuiltApp(app, data);
  attach(app, built);
  return built;
}

/** The transform of a schema; `own` is the codec of Tenon's that it is wrapped around. */
export function transformAt(schema: object, own: OwnCodec | null): Transform {
  const transform = transformOf(schema as Parameters<typeof transformOf>[0]); // found there by the build
  if (transform === undefined) throw new Error('a schema has no transform where the build found one: run `tenon build` again');
  return own === null ? transform : composed(own, transform);
}
