import type { ReadDocument } from '../../document/read-document.ts';
import type { Finding } from '../finding.ts';
import { changeClasses, type ChangeClass } from '../rules/rule.ts';

/** Colours for classes, or none. */
export type Paint = (changeClass: ChangeClass | 'quiet' | 'title', text: string) => string;

/** What a report is made of. */
export interface ReportInput {
  readonly findings: readonly Finding[];
  readonly old: ReadDocument;
  readonly new: ReadDocument;
  /** The file that annotations point into; `null` when the new document is printed from an app, or comes from elsewhere. */
  readonly file: string | null;
  readonly paint: Paint;
}

/** Writes findings for somebody. */
export type Report = (input: ReportInput) => string;

/** How many there are of each class. */
export function countsOf(findings: readonly Finding[]): { readonly [name in ChangeClass]: number } {
  const entries = changeClasses.map((name) => [name, findings.filter((finding) => finding.class === name).length]);
  return Object.fromEntries(entries) as { [name in ChangeClass]: number }; // one entry per class
}

/** The counts as a sentence, or that there is nothing. */
export function countsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no differences';
  const counts = countsOf(findings);
  return changeClasses.map((name) => `${counts[name]} ${name}`).join(', ');
}

/** Where in its operation a finding is, and what it says. */
export function sentenceOf({ where, path, message }: Finding): string {
  const place = [where, path].filter((text) => text !== '').join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

/** Findings of the same first operation, the gravest first; operations in the order in which they were found. */
export function byOperation(findings: readonly Finding[]): readonly (readonly [operation: string, findings: readonly Finding[]])[] {
  const nameOf = ({ operations: [first] }: Finding): string => first ?? 'the document';
  return [...new Set(findings.map(nameOf))].map((operation) => [operation, bySeverity(findings.filter((finding) => nameOf(finding) === operation))]);
}

/** The gravest first. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return changeClasses.flatMap((name) => findings.filter((finding) => finding.class === name));
}

/** The operations after the first, as a remark. */
export function othersText({ operations: [, ...others] }: Finding): string | null {
  if (others.length === 0) return null;
  return `also in ${others.slice(0, 3).join(', ')}${others.length > 3 ? ` and ${others.length - 3} more` : ''}`;
}
