import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { families, ruleIds } from '../../src/lint/catalogue.ts';
import type { Rule, Rules } from '../../src/lint/rule.ts';

const page = fileURLToPath(new URL('../../../../docs/reference/lint-rules.md', import.meta.url));

/** The page is printed from the catalogue, so that neither has what the other has not. TENON_PAGES=write writes it. */
it('the reference says what the catalogue says', () => {
  const text = printedPage();
  if (process.env['TENON_PAGES'] === 'write') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

function printedPage(): string {
  const head = [
    '# Lint rules',
    '',
    `What [\`tenon lint\`](../guide/linting.md) looks for: ${ruleIds.length} rules. Ids are stable: no minor release renames one.`,
    '',
    'This page is printed from the catalogue; `TENON_PAGES=write npx vitest run packages/cli/test/lint/reference-page.test.ts` prints it anew.',
  ];
  const sections = Object.entries(families).map(([name, rules]: readonly [string, Rules]) =>
    ['', `## ${name}`, '', '| rule | severity | finds | what to do |', '|---|---|---|---|', ...Object.entries(rules).map(row)].join('\n'),
  );
  return `${[...head, ...sections].join('\n')}\n`;
}

function row([id, { severity, summary, advice, versions }]: readonly [string, Rule]): string {
  const only = versions === undefined ? '' : ` (${versions.join(', ')})`;
  return `| \`${id}\` | ${severity} | ${cell(summary + only)} | ${cell(advice)} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
