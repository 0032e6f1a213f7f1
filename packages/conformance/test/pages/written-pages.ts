import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Page } from './page.ts';
import type { PageSources } from './source-file.ts';
import { textOf } from './source-file.ts';

/** What pages import: where each package is, from the root of the repository. */
const packages = {
  tenon: 'packages/tenon',
  '@tenon/cli': 'packages/cli',
  '@tenon/docs-ui': 'packages/docs-ui',
  '@sinclair/typebox': 'packages/tenon/node_modules/@sinclair/typebox',
  '@opentelemetry/api': 'packages/tenon/node_modules/@opentelemetry/api',
  pino: 'packages/tenon/node_modules/pino',
  'prom-client': 'packages/tenon/node_modules/prom-client',
  undici: 'packages/tenon/node_modules/undici',
};

/** A project like that of a reader: a folder for each page below it, and the packages as if they were installed. */
export function emptyProject(root: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-pages-')));
  for (const [name, place] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, place), link, 'junction');
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return folder;
}

/** Writes the files of a page that are not code: YAML whose first line names it, `# openapi.yaml`. */
export function writeDocuments(folder: string, { blocks }: Page): void {
  for (const { language, text } of blocks) {
    const name = language === 'yaml' ? /^# ([\w./-]+\.ya?ml)$/m.exec(text.split('\n', 1)[0] ?? '')?.[1] : undefined;
    if (name === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Writes the files of a page, and beside each the JavaScript, since Node 20 runs no TypeScript. Shape: their folder. */
export function writeFiles(project: string, page: string, { files }: PageSources): string {
  const folder = join(project, page.replaceAll('/', '-').replace(/\.md$/, ''));
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const { text } = textOf(file);
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    writeFileSync(path.replace(/\.ts$/, '.js'), marked(file));
  }
  return folder;
}

/** Each block ends with a call, so that what the code has printed by then is known. */
function marked({ blocks }: PageSources['files'][number]): string {
  return javaScript(blocks.map((block) => `${block.text}\nglobalThis.endOfBlock?.(${block.line});\n`).join(''));
}

/** TypeScript without its types. */
export function javaScript(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
