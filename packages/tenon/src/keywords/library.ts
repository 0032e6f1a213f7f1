import { codePointLength } from './code-points.ts';
import { compareIntegers } from './decimal.ts';
import { equals } from './equality.ts';
import { formats } from './formats.ts';
import { memberCount } from './member-count.ts';
import { isMultipleOf } from './multiple-of.ts';
import { hasUniqueItems } from './unique-items.ts';
import { isFile } from './x-tenon-file.ts';

/**
 * Every function that emitted checks hold as a constant, by a stable name: what printed modules import instead.
 * Shape: `equals`, …, and `format date-time` for each asserted format.
 */
export const library: ReadonlyMap<string, (...inputs: never[]) => unknown> = new Map<string, (...inputs: never[]) => unknown>([
  ...Object.entries({ codePointLength, compareIntegers, equals, memberCount, isMultipleOf, hasUniqueItems, isFile }),
  ...[...formats].map(([name, format]) => [`format ${name}`, format.test] as const),
]);
