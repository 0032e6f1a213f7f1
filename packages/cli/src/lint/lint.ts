import type { ReadDocument } from '../document/read-document.ts';
import { pointerTo } from '../document/pointer.ts';
import { catalogue, ruleIds, type RuleId } from './catalogue.ts';
import { isIgnored } from './ignored.ts';
import type { Severity } from './rule.ts';
import type { RuleSeverities } from './settings.ts';
import { surveyOf } from './survey.ts';

/** Something that a rule found. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** A JSON pointer. */
  readonly pointer: string;
  readonly message: string;
  readonly advice: string;
}

/** What the rules find in a document, in the order of the catalogue; what the document says to ignore is left out. */
export function lint({ document, version }: Pick<ReadDocument, 'document' | 'version'>, changed: RuleSeverities = {}): readonly Finding[] {
  const survey = surveyOf({ document, version });
  return ruleIds.flatMap((id) => {
    const rule = catalogue[id];
    const severity = changed[id] ?? rule.severity;
    if (severity === 'off' || rule.versions?.includes(version) === false) return [];
    return [...rule.find(survey)]
      .filter(({ path }) => !isIgnored(document, path, id))
      .map(({ path, message, advice = rule.advice }) => ({ rule: id, severity, pointer: pointerTo(path), message, advice }));
  });
}
