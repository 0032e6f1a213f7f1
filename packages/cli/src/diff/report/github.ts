import type { ChangeClass } from '../rules/rule.ts';
import { bySeverity, countsText, othersText, sentenceOf, type Report } from './report.ts';

/** What is safe is no reason to interrupt a reader. */
const levels: { readonly [name in ChangeClass]: 'error' | 'warning' | 'notice' | null } = { breaking: 'error', warning: 'warning', sdk: 'notice', safe: null };

/**
 * Annotations on the lines of the new document.
 * Source: docs.github.com, "Workflow commands for GitHub Actions".
 */
export const github: Report = ({ findings, new: next, file }) => {
  const lines = bySeverity(findings).flatMap((finding) => {
    const level = levels[finding.class];
    if (level === null) return [];
    const { line, column } = file === null ? { line: 0, column: 0 } : next.placeOf(finding.newPointer ?? finding.oldPointer ?? '');
    const place = file === null ? [] : [`file=${property(file)}`, `line=${line}`, `col=${column}`];
    const said = [`${finding.operations[0] ?? 'the document'}: ${sentenceOf(finding)}`, othersText(finding)].filter((part) => part !== null).join('\n');
    return [`::${level} ${[...place, `title=${property(finding.rule)}`].join(',')}::${data(said)}`];
  });
  return `${[...lines, countsText(findings)].join('\n')}\n`;
};

function data(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
