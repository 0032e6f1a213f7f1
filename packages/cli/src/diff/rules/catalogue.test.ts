import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleIds, rules } from './catalogue.ts';

const page = readFileSync(new URL('../../../../../docs/reference/diff-rules.md', import.meta.url), 'utf8');

it('docs/reference/diff-rules.md lists every rule as it is, and nothing else', () => {
  const listed = page.split('\n').filter((line) => line.startsWith('| `'));
  const expected = rules.map(
    ({ pattern, class: name, number, says }) => `| \`${pattern}\` | ${name} | ${number ?? ''} | ${says.replaceAll('|', String.raw`\|`)} |`,
  );
  expect(listed.map((line) => line.replaceAll(/ +/g, ' '))).toEqual(expected.map((line) => line.replaceAll(/ +/g, ' ')));
});

it('no id belongs to two rules', () => {
  expect(ruleIds.length).toBe(new Set(ruleIds).size);
  expect(rules.flatMap(({ pattern }) => pattern.split('{').length - 1).every((groups) => groups <= 1)).toBe(true);
});
