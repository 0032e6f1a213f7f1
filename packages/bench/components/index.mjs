import * as checker from './checker.mjs';
import * as matcher from './matcher.mjs';
import * as serializer from './serializer.mjs';

/** The parts that are measured alone. */
export const components = { serializer, matcher, checker };
