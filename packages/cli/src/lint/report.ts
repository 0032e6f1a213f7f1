import type { ReadDocument, TextPlace } from '../document/read-document.ts';
import type { Finding } from './lint.ts';
import { severities, type Severity } from './rule.ts';

/** A finding and where it stands in the text; null where no file has that text: the document of an app is printed to be looked at. */
export interface PlacedFinding extends Finding {
  readonly place: TextPlace | null;
}

/** What was found in a document, in the order of its text. */
export interface Report {
  /** How people call the document. */
  readonly name: string;
  readonly findings: readonly PlacedFinding[];
}

/** Findings with their places, in the order of the text. Cost: reads the text once more when there is a finding. */
export function reportOn(read: ReadDocument, findings: readonly Finding[], isFile: boolean): Report {
  const placed = findings.map((finding) => ({ finding, place: read.placeOf(finding.pointer) }));
  placed.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return { name: read.name, findings: placed.map(({ finding, place }) => ({ ...finding, place: isFile ? place : null })) };
}

/** How many findings there are of each severity, in words: `1 error, 2 warnings`. */
export function countsOf(findings: readonly Finding[]): string {
  const counts = severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const);
  return counts.flatMap(([severity, count]) => (count === 0 ? [] : [plural(count, severity)])).join(', ');
}

function plural(count: number, severity: Severity): string {
  return `${count.toLocaleString('en')} ${severity}${count === 1 ? '' : 's'}`;
}
