import { catalogue, ruleIds } from './catalogue.ts';
import type { Report } from './report.ts';
import { severities, type Severity } from './rule.ts';

/** A report for programs. Shape: { document, findings: [{ rule, severity, pointer, line, column, message, advice }] }, without lines for an app */
export function printJson({ name, findings }: Report): string {
  const rows = findings.map(({ rule, severity, pointer, place, message, advice }) => ({ rule, severity, pointer, ...place, message, advice }));
  return `${JSON.stringify({ document: name, findings: rows }, null, 2)}\n`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

/** A report as annotations of a pull request. Source: GitHub's workflow commands, "Setting an error message". */
export function printGithub({ name, findings }: Report): string {
  return findings
    .map(({ rule, severity, place, message, advice }) => {
      const lines = place === null ? [] : [`line=${place.line}`, `col=${place.column}`];
      const head = [`file=${escapedProperty(name)}`, ...lines, `title=${escapedProperty(rule)}`].join(',');
      return `::${levels[severity]} ${head}::${escaped(`${message}\n→ ${advice}`)}\n`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The catalogue, as a table. */
export function printRules(): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const rows = severities.flatMap((severity) => ruleIds.filter((id) => catalogue[id].severity === severity));
  return rows.map((id) => `${catalogue[id].severity.padEnd(7)}  ${id.padEnd(width)}  ${catalogue[id].summary}\n`).join('');
}

/** The catalogue, for programs. */
export function printRulesJson(): string {
  const rows = ruleIds.map((id) => {
    const { severity, summary, advice, versions = ['3.0', '3.1', '3.2'] } = catalogue[id];
    return { rule: id, severity, versions, summary, advice };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
