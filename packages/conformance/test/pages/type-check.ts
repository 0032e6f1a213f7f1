import { join } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './source-file.ts';
import { textOf } from './source-file.ts';

/** A folder with the files of a page. */
export interface WrittenPage {
  readonly path: string;
  readonly folder: string;
  readonly files: readonly SourceFile[];
}

/** What users of a strict project have; `tenon` is found where packages are found. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

const expectation = /^\s*\/\/ @ts-expect-error(?::\s*(?<said>.*))?$/;

interface Found {
  readonly line: number;
  readonly message: string;
}

/**
 * The type errors of pages, each as `docs/guide/routes.md:12: …`. A line `// @ts-expect-error: some words` says that the next
 * line is wrong and that the compiler's message has these words.
 */
export function typeErrorsOf(pages: readonly WrittenPage[], typeRoots: string): ReadonlyMap<string, readonly string[]> {
  const files = pages.flatMap(({ folder, files: own }) => own.map((file) => join(folder, file.name)));
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  // Switched off, so that the messages can be read.
  host.readFile = (name) => (files.includes(name) ? read(name)?.replaceAll('@ts-expect-error', '@ts-expected-error') : read(name));
  const program = ts.createProgram(files, { ...options, types: ['node'], typeRoots: [typeRoots] }, host);
  return new Map(pages.map((page) => [page.path, page.files.flatMap((file) => errorsOf(program, page, file))]));
}

function errorsOf(program: ts.Program, { path, folder }: WrittenPage, file: SourceFile): string[] {
  const source = program.getSourceFile(join(folder, file.name));
  const found = ts.getPreEmitDiagnostics(program, source).map((diagnostic): Found => ({
    line: source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
  }));
  const { text, pageLines } = textOf(file);
  const at = (line: number): string => `${path}:${pageLines[line] ?? '?'}`;
  const expected = expectedIn(text);
  const unexpected = found.filter(({ line }) => !expected.has(line)).map(({ line, message }) => `${at(line)}: ${message}`);
  const missing = [...expected].flatMap(([line, said]) => {
    const messages = found.filter((error) => error.line === line).map(({ message }) => message);
    return messages.some((message) => message.includes(said)) ? [] : [`${at(line)}: no error says "${said}", but ${messages.join('; ') || 'there is none'}`];
  });
  return [...unexpected, ...missing];
}

/** What is said about the line after each expectation; lines from 0. */
function expectedIn(text: string): ReadonlyMap<number, string> {
  const entries = text.split('\n').flatMap((line, index) => {
    const match = expectation.exec(line);
    return match === null ? [] : [[index + 1, match.groups?.['said']?.trim() ?? ''] as const];
  });
  return new Map(entries);
}
