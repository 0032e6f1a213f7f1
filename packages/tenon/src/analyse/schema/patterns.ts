import { createRequire } from 'node:module';
import type { Concatenation, NoParent } from 'refa';
import { hasExponentialAmbiguity } from './ambiguity.ts';
import { positionsOf } from './position-automaton.ts';

/** Why a pattern is refused. */
export interface PatternFault {
  readonly code: 'schema.invalid-pattern' | 'schema.unsafe-pattern';
  readonly message: string;
  readonly advice: string;
}

const faults = new Map<string, PatternFault | null>();

/**
 * What is wrong with a pattern; null when it is legal with the `u` flag and cannot backtrack exponentially.
 * Cost: 1 ms for a pattern that repeats groups, the first one loads a parser; almost nothing for others and for known ones.
 */
export function faultOfPattern(pattern: string): PatternFault | null {
  const known = faults.get(pattern);
  if (known !== undefined) return known;
  const fault = isLegal(pattern) ? (isExponential(pattern) ? unsafe(pattern) : null) : invalid(pattern);
  faults.set(pattern, fault);
  return fault;
}

function invalid(pattern: string): PatternFault {
  return {
    code: 'schema.invalid-pattern',
    message: `the pattern ${pattern} is not a regular expression with the u flag`,
    advice: 'correct it; with the u flag only syntax characters may be escaped',
  };
}

function unsafe(pattern: string): PatternFault {
  return {
    code: 'schema.unsafe-pattern',
    message: `the pattern ${pattern} can take exponential time`,
    advice: "let no repeated group match one text in two ways, or state why it is safe with unsafePattern: 'reason'",
  };
}

function isLegal(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Only a repeated group can be ambiguous round by round. */
const REPEATED_GROUP = /\)[*+{]/;

function isExponential(pattern: string): boolean {
  if (!REPEATED_GROUP.test(pattern)) return false;
  const open: (readonly NoParent<Concatenation>[])[] = [parse(pattern)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const automaton = positionsOf(next);
    if (hasExponentialAmbiguity(automaton)) return true;
    open.push(...automaton.assertions);
  }
  return false;
}

/** Loaded on first use: most apps have no pattern that needs it, and it takes 30 ms. */
function parse(pattern: string): readonly NoParent<Concatenation>[] {
  const { JS } = createRequire(import.meta.url)('refa') as typeof import('refa'); // the package has no other export
  const { expression } = JS.Parser.fromLiteral({ source: pattern, flags: 'u' }).parse({ backreferences: 'unknown' });
  return expression.alternatives;
}
