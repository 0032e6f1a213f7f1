import type { Block, Page } from './page.ts';

/** A TypeScript file that a page shows in one block, or in several that continue each other. */
export interface SourceFile {
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** The files of a page. */
export interface PageSources {
  readonly files: readonly SourceFile[];
  /** The file whose code stands nearest above a block, or in it. */
  readonly fileAt: ReadonlyMap<Block, SourceFile>;
}

/**
 * Puts the `ts` blocks of a page together. A first line `// books.ts` names the file; a block without one continues the last,
 * which is app.ts at the beginning. A block marked `alone` is a file of its own, with the last hidden code marked so above it.
 */
export function sourcesOf({ blocks }: Page): PageSources {
  const files = new Map<string, { readonly name: string; readonly blocks: Block[] }>();
  const fileAt = new Map<Block, SourceFile>();
  let continued = 'app.ts';
  let nearest = continued;
  let prelude: readonly Block[] = [];
  for (const block of blocks) {
    const isAlone = block.words.includes('alone');
    if (block.language === 'ts' && isAlone && block.isHidden) {
      prelude = [block];
      continue;
    }
    if (block.language === 'ts' && quotedFile(block) === null) {
      nearest = isAlone ? `alone-${block.line}.ts` : (nameIn(block) ?? continued);
      if (!isAlone) continued = nearest;
      const file = files.get(nearest) ?? { name: nearest, blocks: isAlone ? [...prelude] : [] };
      file.blocks.push(block);
      files.set(nearest, file);
    }
    const file = files.get(nearest);
    if (file !== undefined) fileAt.set(block, file);
  }
  return { files: [...files.values()], fileAt };
}

/** The file that a block quotes: ```ts from=docs/examples/bookshop/src/app.ts. It is no code of the page. */
export function quotedFile({ words }: Block): string | null {
  return words.find((word) => word.startsWith('from='))?.slice('from='.length) ?? null;
}

function nameIn({ text }: Block): string | undefined {
  return /^\/\/ ([\w./-]+\.ts)$/.exec(text.split('\n', 1)[0] ?? '')?.[1];
}

/** The text of a file, and the line of the page that each of its lines has. */
export function textOf({ blocks }: SourceFile): { readonly text: string; readonly pageLines: readonly number[] } {
  const lines = blocks.flatMap((block) => block.text.split('\n').map((text, index) => ({ text, line: block.line + index })));
  // A file without import and export would share its names with others.
  const all = [...lines, { text: 'export {}', line: lines.at(-1)?.line ?? 0 }];
  return { text: `${all.map(({ text }) => text).join('\n')}\n`, pageLines: all.map(({ line }) => line) };
}
