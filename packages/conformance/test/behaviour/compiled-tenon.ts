import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const tenon = fileURLToPath(new URL('../../../tenon/', import.meta.url));

/** The sources of the framework as JavaScript, for processes that cannot read TypeScript. Below its node_modules, so that its dependencies are found. */
export class CompiledTenon {
  readonly folder: string;

  constructor() {
    const cache = join(tenon, 'node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    this.folder = mkdtempSync(join(cache, 'behaviour-'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
    for (const name of readdirSync(join(tenon, 'src'), { recursive: true }) as string[]) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts')) this.#compile(name);
    }
  }

  #compile(name: string): void {
    const target = join(this.folder, name.replace(/ts$/, 'js'));
    const compilerOptions: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(readFileSync(join(tenon, 'src', name), 'utf8'), { compilerOptions, fileName: name }).outputText);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
