import { readFileSync } from 'node:fs';

/** A fenced block of a page, or code in a comment that only the check sees: `<!-- ts … -->`. */
export interface Block {
  /** First word after the fence: `ts`, `console`, `text`; `''` for a block that nobody checks. */
  readonly language: string;
  /** Further words after the fence: `alone`, `output`. */
  readonly words: readonly string[];
  readonly text: string;
  /** Line of the page, from 1, of the first line of `text`. */
  readonly line: number;
  /** How many lines `text` has; none in an empty block. */
  readonly height: number;
  readonly isHidden: boolean;
}

/** A Markdown file, taken apart. */
export interface Page {
  /** From the root of the repository: `docs/guide/routes.md`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

const opening = /^(?:```(?<fence>[^`]*)|<!-- (?<hidden>ts\b.*))$/;

/** Reads a page. */
export function readPage(root: string, path: string): Page {
  const text = readFileSync(`${root}/${path}`, 'utf8');
  return { path, text, blocks: blocksOf(path, text.split('\n')) };
}

/** The blocks of a page. Throws: Error when one is not closed. */
export function blocksOf(path: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { fence, hidden } = opening.exec(lines[index] ?? '')?.groups ?? {};
    const info = fence ?? hidden;
    if (info === undefined) continue;
    const end = lines.indexOf(hidden === undefined ? '```' : '-->', index + 1);
    if (end === -1) throw new Error(`${path}:${index + 1}: this block is not closed`);
    const [language = '', ...words] = info.trim().split(/\s+/);
    blocks.push({ language, words, text: lines.slice(index + 1, end).join('\n'), line: index + 2, height: end - index - 1, isHidden: hidden !== undefined });
    index = end;
  }
  return blocks;
}

/** The page with other texts in some of its blocks. */
export function withTexts({ text, blocks }: Page, texts: ReadonlyMap<Block, string>): string {
  const lines = text.split('\n');
  for (const block of blocks.toReversed()) {
    const other = texts.get(block);
    if (other !== undefined) lines.splice(block.line - 1, block.height, ...other.split('\n'));
  }
  return lines.join('\n');
}
