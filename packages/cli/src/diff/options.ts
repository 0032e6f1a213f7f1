import { closest } from '../closest.ts';
import { usage } from '../parse.ts';
import { matches, type Override } from './judge.ts';
import { github } from './report/github.ts';
import { json } from './report/json.ts';
import { markdown } from './report/markdown.ts';
import type { Report } from './report/report.ts';
import { text } from './report/text.ts';
import { ruleIds } from './rules/catalogue.ts';
import { changeClasses, type ChangeClass } from './rules/rule.ts';

const reports: { readonly [format: string]: Report } = { text, json, markdown, github };

/** The report of `--format`. Throws: Failure when there is none. */
export function reportOf(format: string): Report {
  const report = Object.hasOwn(reports, format) ? reports[format] : undefined;
  if (report === undefined) throw usage(`--format is one of ${Object.keys(reports).join(', ')}, not ${JSON.stringify(format)}`, 'diff');
  return report;
}

/** The class of `--fail-on`, `null` for never. Throws: Failure when it is none. */
export function limitOf(typed: string): ChangeClass | null {
  if (typed === 'never') return null;
  const limit = changeClasses.find((name) => name === typed && name !== 'safe');
  if (limit === undefined) throw usage(`--fail-on is one of breaking, warning, sdk, never, not ${JSON.stringify(typed)}`, 'diff');
  return limit;
}

/**
 * The classes of `--class`.
 * Shape:  "api-tag-changed=none,*-pattern-changed=safe"
 * Throws: Failure when a rule or a class is unknown.
 */
export function overridesOf(typed: string | undefined): readonly Override[] {
  return (typed?.split(',') ?? []).map((part) => {
    const [pattern = '', name, ...rest] = part.trim().split('=');
    const named = [...changeClasses, 'none' as const].find((each) => each === name);
    if (named === undefined || rest.length > 0)
      throw usage(`--class takes <rule>=<class> with ${changeClasses.join(', ')} or none, not ${JSON.stringify(part)}`, 'diff');
    if (!ruleIds.some((id) => matches(pattern, id))) throw usage(`--class: there is no rule ${pattern}${advice(pattern)}`, 'diff');
    return { pattern, class: named };
  });
}

function advice(pattern: string): string {
  const meant = closest(pattern, ruleIds);
  return meant === null ? '' : `: did you mean ${meant}?`;
}
