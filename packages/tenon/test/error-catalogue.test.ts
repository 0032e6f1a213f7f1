import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const docs = fileURLToPath(new URL('../../../docs/reference/', import.meta.url));

/** Texts that look like codes and are none: names of files, members that emitted code reads, attributes of OpenTelemetry. */
const noCode = /\.(?:ts|js|json|yaml|css|html)$|^request\.(?:query|headers)$|^(?:error\.type|http\.route|server\.(?:address|port)|url\.(?:path|scheme))$/;
/** Codes that are put together, by what is written of them. */
const endings: Readonly<Record<string, readonly string[]>> = { '.malformed-escape': ['path.malformed-escape', 'query.malformed-escape'] };
const notEndings = new Set(['.headers', '.length', '.respond']);

interface Found {
  readonly code: string;
  /** The number that stands before the code: `new HttpError(400, 'body.missing', …)`, `[431, 'request.…']`. */
  readonly status: string | null;
}

describe('the catalogue of errors', () => {
  const found = (readdirSync(sources, { recursive: true }) as string[])
    .filter((name) => /(?<!\.test|\.test-d)\.ts$/.test(name))
    .flatMap((name) => codesIn(join(sources, name)));
  const [problems = [], mistakes = [], clients = []] = sections(readFileSync(join(docs, 'errors.md'), 'utf8'));

  it('lists exactly the codes that the sources contain', () => {
    const listed = [...problems, ...mistakes, ...clients].map(([code]) => code);
    expect([...new Set(listed)].sort()).toEqual([...new Set(found.map(({ code }) => code))].sort());
  });

  it('lists each code once, in order', () => {
    for (const section of [problems, mistakes, clients]) {
      const codes = section.map(([code = '']) => code);
      expect(codes).toEqual([...new Set(codes)].sort());
    }
  });

  it('gives problems the statuses of the sources, and lists all of them as problems', () => {
    const stated = new Set(found.flatMap(({ code, status }) => (status === null ? [] : [`${code} ${status}`])));
    // These are written as the data of a response.
    const asData = ['docs.no-such-file 404', 'docs.no-such-version 400', 'docs.ui-missing 500', 'security.login-failed 400', 'security.login-unknown 403'];
    expect(problems.map(([code, status]) => `${code} ${status}`).sort()).toEqual([...stated, ...asData].sort());
  });

  it('agrees with the table of status codes', () => {
    const rows = readFileSync(join(docs, 'status-codes.md'), 'utf8').matchAll(/^\| (\d{3}) \|.*\| ([^|]+) \|$/gm);
    const byStatus = [...rows].flatMap(([, status, codes = '']) => [...codes.matchAll(/`([^`]+)`/g)].map(([, code]) => `${code} ${status}`));
    // The reason of an aborted signal: nobody receives it.
    expect([...byStatus, 'request.aborted 400'].sort()).toEqual(problems.map(([code, status]) => `${code} ${status}`).sort());
  });
});

/** The rows of each table of codes, as cells without backticks. */
function sections(page: string): string[][][] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) =>
      section
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) =>
          line
            .slice(2, -2)
            .split(' | ')
            .map((cell) => cell.replace(/^`(.*)`$/, '$1')),
        ),
    );
}

/** Every text of the form of a code in a file, comments and types aside. */
function codesIn(path: string): Found[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const codes: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) codes.push(...codesOf(node).map((code) => ({ code, status: statusBefore(node) })));
    if (ts.isTemplateExpression(node)) codes.push(...putTogether(node).map((code) => ({ code, status: statusBefore(node) })));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return codes;
}

function codesOf({ text }: ts.StringLiteralLike): string[] {
  return /^[a-z]+\.[a-z]+(?:-[a-z0-9]+)*$/.test(text) && !noCode.test(text) ? [text] : [];
}

function putTogether({ head, templateSpans }: ts.TemplateExpression): readonly string[] {
  const [span, ...more] = templateSpans;
  if (head.text !== '' || span === undefined || more.length > 0 || !/^\.[a-z]+(?:-[a-z0-9]+)*$/.test(span.literal.text) || notEndings.has(span.literal.text))
    return [];
  return endings[span.literal.text] ?? [`?${span.literal.text}`];
}

function statusBefore(node: ts.Node): string | null {
  const siblings: readonly ts.Node[] = ts.isArrayLiteralExpression(node.parent)
    ? node.parent.elements
    : ts.isCallOrNewExpression(node.parent)
      ? (node.parent.arguments ?? [])
      : [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before !== undefined && ts.isNumericLiteral(before) ? before.text : null;
}
