import { changeClasses } from '../rules/rule.ts';
import { countsText, othersText, sentenceOf, type Report } from './report.ts';

/** For a comment on a change: a table for each class. */
export const markdown: Report = ({ findings }) => {
  const tables = changeClasses.flatMap((name) => {
    const rows = findings
      .filter((finding) => finding.class === name)
      .map((finding) => {
        const others = othersText(finding);
        const operation = `\`${finding.operations[0] ?? 'the document'}\`${others === null ? '' : ` (${others})`}`;
        return `| ${[operation, sentenceOf(finding), `\`${finding.rule}\``].map(cell).join(' | ')} |`;
      });
    return rows.length === 0 ? [] : [`### ${name}\n\n| operation | change | rule |\n| --- | --- | --- |\n${rows.join('\n')}`];
  });
  return `${[`## API changes: ${countsText(findings)}`, ...tables].join('\n\n')}\n`;
};

function cell(value: string): string {
  return value
    .replaceAll('|', String.raw`\|`)
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ');
}
