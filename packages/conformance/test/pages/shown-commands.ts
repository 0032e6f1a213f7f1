import type { Block, Page } from './page.ts';

/** A command that a page shows. */
export interface ShownCommand {
  /** `docs/guide/routes.md:12` */
  readonly at: string;
  /** One command or pipeline; of `a && b` each is one. */
  readonly text: string;
  /** `shell`: to be typed; `workflow`: a step in CI; `prose`: named in a sentence or a table; what stands in `console` blocks is replayed. */
  readonly place: 'shell' | 'workflow' | 'prose';
}

const program = /^(?:[A-Z_]+=\S+ )*(?:bun|cargo|curl|deno|docker|git|go|node|npm|npx|pip|pnpm|python3?|tenon|tsx) /;
const workflowStep = /^ *(?:- )?run: (.+)$/;

/** The commands that a page shows outside of `console` blocks, in its order. */
export function shownCommands(page: Page): ShownCommand[] {
  return [...page.blocks.flatMap((block) => inBlock(page, block)), ...inProse(page)];
}

function inBlock({ path }: Page, { language, text, line }: Block): ShownCommand[] {
  const lines = text.split('\n').map((each, index) => ({ each, at: `${path}:${line + index}` }));
  if (/^ya?ml$/.test(language)) {
    return lines.flatMap(({ each, at }) => [workflowStep.exec(each)?.[1] ?? []].flat().map((command) => ({ at, text: command.trim(), place: 'workflow' })));
  }
  // A block that nobody named holds commands where its lines begin with a program, else a diagram.
  const isShell = language === 'sh' || language === 'bash' || language === 'shell';
  if (!isShell && language !== '') return [];
  return lines
    .filter(({ each }) => isShell || program.test(`${each} `))
    .flatMap(({ each, at }) => commandsOf(each).map((command) => ({ at, text: command, place: 'shell' })));
}

/** The commands of a line: `npm i # at first` and `cd a && npm i`. */
function commandsOf(line: string): string[] {
  return line
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/^\$ /, '')
    .split(' && ')
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

function inProse({ path, text, blocks }: Page): ShownCommand[] {
  const isInBlock = (line: number): boolean => blocks.some((block) => line >= block.line - 1 && line <= block.line + block.height);
  return text.split('\n').flatMap((each, index) =>
    isInBlock(index + 1)
      ? []
      : [...each.matchAll(/`([^`]+)`/g)]
          .map(([, span = '']) => span)
          .filter((span) => program.test(`${span} `) && /\s/.test(span))
          .map((span) => ({ at: `${path}:${index + 1}`, text: span, place: 'prose' as const })),
  );
}
