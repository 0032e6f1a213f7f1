import { existsSync } from 'node:fs';
import { command } from '../command.ts';
import { diffDocuments } from '../diff/diff-documents.ts';
import { limitOf, overridesOf, reportOf } from '../diff/options.ts';
import type { Paint } from '../diff/report/report.ts';
import { isAtLeast } from '../diff/rules/rule.ts';
import { openBase, openSide } from '../diff/sides/open-side.ts';
import { isDocumentFile } from '../document/open-document.ts';
import type { ReadDocument } from '../document/read-document.ts';
import { errorText } from '../error-text.ts';
import { Failure } from '../failure.ts';
import { usage } from '../parse.ts';
import type { Terminal } from '../terminal.ts';

/** `tenon diff` */
export const diff = command({
  name: 'diff',
  summary: 'Say what changed between two documents, and whom it breaks',
  description: [
    'Each side is a document (JSON or YAML), - for standard input, an app, or either of a git revision: main:openapi.json, v1.2:src/app.ts.',
    'With --base there is one side: it is compared with itself in that revision.',
    'Classes: breaking (calls that worked may fail), warning (some may), sdk (generated clients change), safe.\n' +
      'Exit codes: 0 nothing as grave as --fail-on, 1 something is, 2 wrong command line or a side that cannot be read.',
  ],
  takes: ['<old>', '[new]'],
  options: {
    base: { type: 'string', value: '<revision>', says: 'Compare with the same file in a git revision' },
    format: { type: 'string', value: '<format>', says: 'text (default), json, markdown or github (annotations)' },
    'fail-on': { type: 'string', value: '<class>', says: 'breaking (default), warning, sdk or never' },
    class: { type: 'string', value: '<rule>=<class>,…', says: 'Another class for some rules, * in their names for any text; none ignores them' },
    'strip-prefix-old': { type: 'string', value: '<path>', says: 'Take this from the front of the paths of the old document' },
    'strip-prefix-new': { type: 'string', value: '<path>', says: 'The same for the new document' },
  },
  examples: [
    ['tenon diff openapi.json src/app.ts', 'the committed document and the app'],
    ['tenon diff --base main src/app.ts', 'an app and what it is on main'],
    ['tenon diff v1.2:openapi.yaml openapi.yaml', 'a document and what it was in a release'],
    ['tenon diff --base origin/main openapi.json --format github', 'in CI: annotations, and 1 when something breaks'],
    ["tenon diff old.json new.json --class '*-pattern-changed=safe'", 'with a rule taken less seriously'],
  ],
  async run({ words, values, terminal }) {
    const report = reportOf(values.format ?? 'text');
    const limit = limitOf(values['fail-on'] ?? 'breaking');
    const overrides = overridesOf(values.class);
    const sides = await open(words, values.base);
    const findings = diffDocuments(sides.old, sides.new, {
      today: new Date().toISOString().slice(0, 10),
      overrides,
      oldPrefix: prefixOf(values['strip-prefix-old']),
      newPrefix: prefixOf(values['strip-prefix-new']),
    });
    const word = words[values.base === undefined ? 1 : 0];
    const file = word !== undefined && word === sides.new.name && isDocumentFile(word) && existsSync(word) ? word : null;
    terminal.print(report({ findings, ...sides, file, paint: paintOf(terminal) }));
    return limit !== null && findings.some((finding) => isAtLeast(finding.class, limit)) ? 1 : 0;
  },
});

interface Sides {
  readonly old: ReadDocument;
  readonly new: ReadDocument;
}

async function open([first = '', second]: readonly string[], base: string | undefined): Promise<Sides> {
  if (base !== undefined && second !== undefined) throw usage('with --base there is one side: it is compared with itself', 'diff');
  if (base === undefined && second === undefined) throw usage('name the new side, too, or a revision with --base', 'diff');
  if (base !== undefined && first === '-') throw usage('standard input has no revisions: name a file with --base', 'diff');
  if (first === '-' && second === '-') throw usage('standard input can be one side only', 'diff');
  try {
    const old = base === undefined ? await openSide(first) : await openBase(base, first);
    return { old, new: await openSide(second ?? first) };
  } catch (error) {
    // A side that cannot be read is no breaking change, which ends with 1.
    throw new Failure(errorText(error), 2);
  }
}

function prefixOf(typed: string | undefined): string {
  return typed === undefined ? '' : `/${typed}`.replaceAll(/\/+/g, '/').replace(/\/$/, '');
}

/** The result goes to stdout, which may be no terminal where stderr is one. */
function paintOf(terminal: Terminal): Paint {
  if (process.stdout.isTTY !== true) return (_, text) => text;
  const paints = { breaking: terminal.red, warning: terminal.yellow, sdk: terminal.bold, safe: terminal.green, quiet: terminal.dim, title: terminal.bold };
  return (name, text) => paints[name](text);
}
