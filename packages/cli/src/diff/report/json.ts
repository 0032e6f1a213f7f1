import { bySeverity, countsOf, type Report } from './report.ts';

/** For programs. */
export const json: Report = ({ findings, old, new: next }) =>
  `${JSON.stringify({ old: old.name, new: next.name, counts: countsOf(findings), findings: bySeverity(findings) }, null, 2)}\n`;
