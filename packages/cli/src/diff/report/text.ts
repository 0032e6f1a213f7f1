import { byOperation, countsText, othersText, sentenceOf, type Report } from './report.ts';

const indent = ' '.repeat('  breaking  '.length);

/** For people: by operation, with a closing line of counts. */
export const text: Report = ({ findings, paint }) => {
  const groups = byOperation(findings).map(([operation, found]) => {
    const lines = found.map((finding) => {
      const more = [finding.rule, othersText(finding)].filter((part) => part !== null).join(', ');
      return `  ${paint(finding.class, finding.class.padEnd(8))}  ${sentenceOf(finding)}\n${indent}${paint('quiet', more)}`;
    });
    return [paint('title', operation), ...lines].join('\n');
  });
  return `${[...groups, countsText(findings)].join('\n\n')}\n`;
};
