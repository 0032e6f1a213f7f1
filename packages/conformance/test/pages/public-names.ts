import { join } from 'node:path';
import ts from 'typescript';

/** The names that each entry of a package exports, by what is imported: `tenon/node`. */
export function publicNames(root: string, entries: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, skipLibCheck: true, noLib: true, types: [] };
  const files = Object.values(entries).map((path) => join(root, path));
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const namesIn = (path: string): string[] => {
    const source = program.getSourceFile(join(root, path));
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    return module === undefined ? [] : checker.getExportsOfModule(module).map(({ name }) => name);
  };
  return new Map(Object.entries(entries).map(([entry, path]) => [entry, namesIn(path).sort()]));
}

/** The names that a page lists in the first columns of the tables below the heading of an entry; members like `t.Date` aside. */
export function listedNames(text: string, entry: string): readonly string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${entry}\n`)) ?? '';
  const cells = [...section.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell);
  const names = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)(?![\w.])/g)].map(([, name = '']) => name));
  return [...new Set(names)].sort();
}
