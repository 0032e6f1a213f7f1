import { expect, it } from 'vitest';
import { blocksOf, withTexts } from './page.ts';
import { sourcesOf, textOf } from './source-file.ts';

const text = `# Page

\`\`\`ts
// books.ts
const a = 1
\`\`\`

<!-- ts alone
const hidden = 2
-->

\`\`\`ts alone
const b = 3
\`\`\`

\`\`\`text
printed
\`\`\`

\`\`\`ts
const c = 4
\`\`\`

\`\`\`ts
// app.ts
const d = 5
\`\`\`
`;
const page = { path: 'page.md', text, blocks: blocksOf('page.md', text.split('\n')) };

it('takes the files of a page out of its blocks', () => {
  const { files, fileAt } = sourcesOf(page);
  expect(files.map(({ name }) => name)).toEqual(['books.ts', 'alone-13.ts', 'app.ts']);
  expect(files.map((file) => textOf(file).text)).toEqual([
    '// books.ts\nconst a = 1\nconst c = 4\nexport {}\n',
    'const hidden = 2\nconst b = 3\nexport {}\n',
    '// app.ts\nconst d = 5\nexport {}\n',
  ]);
  const printed = page.blocks.find(({ language }) => language === 'text');
  expect(printed && fileAt.get(printed)?.name).toBe('alone-13.ts');
});

it('knows which line of the page a line of a file has', () => {
  const [books] = sourcesOf(page).files;
  const lines = text.split('\n');
  expect(
    books &&
      textOf(books)
        .pageLines.slice(0, 3)
        .map((line) => lines[line - 1]),
  ).toEqual(['// books.ts', 'const a = 1', 'const c = 4']);
});

it('puts other texts into blocks and leaves the rest', () => {
  const texts = new Map(page.blocks.filter(({ language }) => language === 'text').map((block) => [block, 'one\ntwo'] as const));
  expect(withTexts(page, texts)).toBe(text.replace('printed', 'one\ntwo'));
});

it('fills an empty block and keeps what follows', () => {
  const lines = ['```text', '```', 'after'];
  const [block] = blocksOf('page.md', lines);
  const empty = { path: 'page.md', text: lines.join('\n'), blocks: block === undefined ? [] : [block] };
  expect(withTexts(empty, new Map(empty.blocks.map((each) => [each, 'printed'])))).toBe('```text\nprinted\n```\nafter');
});

it('refuses a block that is not closed', () => {
  expect(() => blocksOf('page.md', ['', '```ts', 'const a = 1'])).toThrow('page.md:2');
});
