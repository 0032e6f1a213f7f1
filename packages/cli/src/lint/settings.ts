import { closest } from '../closest.ts';
import { usage } from '../parse.ts';
import { isRuleId, ruleIds, type RuleId } from './catalogue.ts';
import { severities, type Severity } from './rule.ts';

/** Severities that differ from the catalogue's. */
export type RuleSeverities = { readonly [id in RuleId]?: Severity | 'off' };

/**
 * Reads `--rule`.
 * Shape:  'tag-unused=off,server-missing=error'
 * Throws: Failure with exit code 2 for unknown rules and severities.
 */
export function ruleSeverities(text: string | undefined): RuleSeverities {
  const pairs = (text ?? '').split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(pairs.map((part) => pairOf(part.trim())));
}

function pairOf(text: string): readonly [RuleId, Severity | 'off'] {
  const [id = '', severity] = text.split('=');
  if (!isRuleId(id)) {
    const meant = closest(id, ruleIds);
    throw usage(`there is no rule ${JSON.stringify(id)}${meant === null ? ': tenon lint --rules lists them' : `: did you mean ${meant}?`}`, 'lint');
  }
  const known = [...severities, 'off' as const].find((each) => each === severity);
  if (known === undefined) throw usage(`--rule ${text}: write ${id}=off, hint, warning or error`, 'lint');
  return [id, known];
}

/** Reads `--fail-on`; null for never. Throws: Failure with exit code 2. */
export function failOn(text = 'error'): Severity | null {
  if (text === 'never') return null;
  const known = severities.find((each) => each === text);
  if (known === undefined) throw usage(`--fail-on is error, warning, hint or never, not ${JSON.stringify(text)}`, 'lint');
  return known;
}

/** Whether a finding is at least as bad as what fails. */
export function isFailure(severity: Severity, limit: Severity | null): boolean {
  return limit !== null && severities.indexOf(severity) <= severities.indexOf(limit);
}
