import type { Terminal } from '../terminal.ts';
import { countsOf, type PlacedFinding, type Report } from './report.ts';

/** How a report is coloured. */
export type Paints = Pick<Terminal, 'red' | 'yellow' | 'green' | 'dim' | 'bold'>;

/** A report for people: places in the order of the text, what is wrong there, and what to do, each advice once. */
export function printText({ name, findings }: Report, paints: Paints): string {
  if (findings.length === 0) return `${paints.green('✓')} nothing found in ${name}\n`;
  const advised = new Set<string>();
  const blocks = byPlace(findings).map((group) => placeBlock(name, group, advised, paints));
  return `${blocks.join('\n')}\n${countsOf(findings)} in ${name}\n`;
}

function byPlace(findings: readonly PlacedFinding[]): readonly (readonly PlacedFinding[])[] {
  const groups = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.pointer);
    if (group === undefined) groups.set(finding.pointer, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function placeBlock(name: string, group: readonly PlacedFinding[], advised: Set<string>, paints: Paints): string {
  const [{ place, pointer } = { place: null, pointer: '' }] = group;
  const lines = group.flatMap((finding) => {
    const isFirst = !advised.has(finding.advice);
    advised.add(finding.advice);
    return [findingLine(finding, paints), ...(isFirst ? [`           ${paints.dim(`→ ${finding.advice}`)}`] : [])];
  });
  const shown = pointer === '' ? 'the document' : pointer;
  const head = place === null ? paints.bold(shown) : `${paints.bold(`${name}:${place.line}:${place.column}`)}  ${paints.dim(shown)}`;
  return [head, ...lines, ''].join('\n');
}

function findingLine({ severity, rule, message }: PlacedFinding, paints: Paints): string {
  const paint = severity === 'error' ? paints.red : severity === 'warning' ? paints.yellow : paints.dim;
  return `  ${paint(severity.padEnd(7))}  ${message}  ${paints.dim(rule)}`;
}
