/**
 * Checks the directions of imports inside packages/tenon/src, and that no files import each other in a circle.
 * `node scripts/imports.mjs [folder]` ends with 1 when something is wrong.
 */
import { readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { filesBelow } from './support/fingerprint.mjs';
import { fail, say } from './support/terminal.mjs';
import { root } from './support/workspace.mjs';

/**
 * A room is the first folder below src, or a file that stands in src itself. `import type` counts like any import.
 * `types` names rooms of which only types may be imported.
 */
const rooms = {
  support: { imports: [], types: ['shapes'] },
  shapes: { imports: ['support'] },
  keywords: { imports: ['shapes', 'support'] },
  media: { imports: ['shapes', 'support'] },
  multipart: { imports: ['media', 'declare', 'shapes', 'support'] },
  xml: { imports: ['media', 'shapes', 'support'] },
  declare: { imports: ['shapes', 'support', 'keywords'] },
  analyse: { imports: ['shapes', 'support', 'keywords'] },
  emit: { imports: ['shapes', 'support', 'keywords'] },
  run: { imports: ['shapes', 'support', 'keywords'] },
  client: { imports: ['shapes', 'support'], types: ['declare'] },
  // Values that no request brings, such as claims, are checked as requests are.
  auth: { imports: ['declare', 'analyse', 'run', 'shapes', 'support'] },
  // Rate limits: dependencies that count.
  limits: { imports: ['declare', 'shapes', 'support'] },
  // Versions, pieces and codings of what is sent.
  transfer: { imports: ['declare', 'shapes', 'support'] },
  docs: { imports: ['shapes', 'support'] },
  observe: { imports: ['declare', 'shapes', 'support'] },
  adapt: { imports: ['run', 'docs', 'shapes', 'support'] },
  testing: { imports: ['app.ts', 'compile.ts', 'client', 'run', 'adapt', 'shapes', 'support'], types: ['declare'] },
  // What emitted code of a built app reads; a bundle of one holds these rooms, and neither the rest of analyse nor what emits.
  built: { imports: ['documents.ts', 'declare', 'analyse', 'run', 'client', 'media', 'keywords', 'shapes', 'support'] },
  // A plan and its code become modules.
  build: { imports: ['built', 'emit', 'shapes', 'support'] },
  'compile.ts': { imports: ['build', 'built', 'documents.ts', 'declare', 'analyse', 'emit', 'run', 'keywords', 'auth', 'docs', 'shapes', 'support'] },
  // What an app says of itself: one plan in, documents and the routes that serve them out.
  'documents.ts': { imports: ['analyse', 'emit', 'docs', 'shapes', 'support'] },
  'app.ts': { imports: ['compile.ts', 'declare', 'shapes', 'support'] },
  // What the command asks of the framework.
  'tooling.ts': { imports: ['build', 'app.ts', 'compile.ts', 'declare', 'analyse', 'emit', 'run', 'keywords', 'docs', 'client', 'shapes', 'support'] },
  'index.ts': {
    imports: ['app.ts', 'compile.ts', 'declare', 'analyse', 'emit', 'run', 'keywords', 'auth', 'docs', 'client', 'media', 'testing', 'shapes', 'support'],
  },
};

/**
 * What is wrong with the imports of some files, one line each.
 * Shape: `files` maps a path below src, with forward slashes, to its text.
 */
export function importMistakes(files) {
  const imports = [...files].flatMap(([from, text]) => relativeImports(from, text));
  return [...imports.flatMap((each) => directionMistake(each)), ...cycles(imports)];
}

/** The relative imports of a file. Shape: [{ from: 'run/app.ts', to: 'shapes/http.ts', isType: true }] */
function relativeImports(from, text) {
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    const specifier = specifierOf(node);
    if (specifier?.startsWith('.')) found.push({ from, to: posix.join(posix.dirname(from), specifier), isType: isTypeImport(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier?.text;
  if (ts.isImportTypeNode(node)) return node.argument.literal?.text;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0]?.text;
  return undefined;
}

function isTypeImport(node) {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly === true;
  return ts.isExportDeclaration(node) && node.isTypeOnly;
}

function directionMistake({ from, to, isType }) {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (to.startsWith('..') || here === there) return [];
  if (rooms[here] === undefined) return [`${from}: ${here} is not in the table of scripts/imports.mjs`];
  const { imports, types = [] } = rooms[here];
  if (imports.includes(there) || (isType && types.includes(there))) return [];
  const allowed = [...imports, ...types.map((room) => `${room} (types only)`)].join(', ') || 'nothing';
  return [`${from} imports ${to}: ${here} may import ${allowed}`];
}

function roomOf(path) {
  return path.split('/')[0];
}

/** Every circle once, as the path that closes it. */
function cycles(imports) {
  const targets = grouped(imports);
  const state = new Map();
  const found = [];
  const visit = (file, path) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push(`import cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
      return;
    }
    state.set(file, 'open');
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}

function grouped(imports) {
  const targets = new Map();
  for (const each of imports) targets.set(each.from, [...(targets.get(each.from) ?? []), each]);
  return targets;
}

function sourcesBelow(folder) {
  const paths = filesBelow(folder).filter((path) => path.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(path));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = sourcesBelow(process.argv[2] ?? join(root, 'packages', 'tenon', 'src'));
  const mistakes = importMistakes(files);
  if (mistakes.length > 0) fail(`${mistakes.length} imports go the wrong way:\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
  say(`${files.size} files import in the right directions`);
}
