import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const folder = dirname(fileURLToPath(import.meta.url));
const file = join(folder, 'hovered.ts');
const lines = readFileSync(file, 'utf8').split('\n');

/** Where the carets point. Shape: [{ position, expected, title: 'line 11: route' }] */
function carets() {
  const found = [];
  let code = 0;
  for (const [index, line] of lines.entries()) {
    const match = /^\s*\/\/ *\^\? ?(.*)$/.exec(line);
    if (match === null) {
      code = index;
      continue;
    }
    const column = line.indexOf('^');
    const before = lines.slice(0, code).reduce((sum, each) => sum + each.length + 1, 0);
    const word = /^\w+/.exec((lines[code] ?? '').slice(column))?.[0];
    found.push({ position: before + column, expected: match[1] ?? '', title: `line ${code + 1}: ${word}` });
  }
  return found;
}

function languageService(): ts.LanguageService {
  const config = join(folder, '..', '..', 'tsconfig.types.json');
  const { options } = ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} }) ?? { options: {} };
  const { fileExists, readFile, readDirectory, directoryExists, getDirectories, getCurrentDirectory } = ts.sys;
  return ts.createLanguageService({
    fileExists,
    readFile,
    readDirectory,
    directoryExists,
    getDirectories,
    getCurrentDirectory,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '0',
    getScriptSnapshot: (path) => (ts.sys.fileExists(path) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(path) ?? '') : undefined),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
}

describe('an editor', () => {
  const service = languageService();

  it.each(carets())('shows what a user declared at $title', { timeout: 120_000 }, ({ position, expected }) => {
    const shown = ts.displayPartsToString(service.getQuickInfoAtPosition(file, position)?.displayParts);
    expect(shown.replace(/\s+/g, ' ')).toBe(expected);
  });
});
