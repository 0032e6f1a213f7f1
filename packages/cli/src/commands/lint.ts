import { command } from '../command.ts';
import { isDocumentFile, openDocument } from '../document/open-document.ts';
import type { ReadDocument } from '../document/read-document.ts';
import { errorText } from '../error-text.ts';
import { Failure } from '../failure.ts';
import { usage } from '../parse.ts';
import type { Terminal } from '../terminal.ts';

const formats = ['text', 'json', 'github'] as const;

/** `tenon lint` */
export const lint = command({
  name: 'lint',
  summary: 'Look for mistakes in an OpenAPI document',
  description: [
    'Takes an app, or any OpenAPI document of version 3.0, 3.1 or 3.2: a file of JSON or YAML, or - for standard input.',
    'Exit codes: 0 nothing is as bad as --fail-on, 1 something is, 2 wrong command line or a document or app that cannot be read.',
    'An object with "x-tenon-lint-ignore": ["<rule>", …] is left alone by those rules, with all that is inside it.',
  ],
  takes: ['[app or document]'],
  options: {
    format: { type: 'string', value: '<format>', says: 'text, json or github (annotations); text unless told' },
    'fail-on': { type: 'string', value: '<severity>', says: 'error, warning, hint or never: what ends with 1; error unless told' },
    rule: { type: 'string', value: '<rule=severity,…>', says: 'off, hint, warning or error for some rules' },
    rules: { type: 'boolean', says: 'List the rules instead; as JSON with --format json' },
  },
  examples: [
    ['tenon lint src/app.ts', 'the document of an app'],
    ['tenon lint openapi.yaml --fail-on warning', 'a file, strictly'],
    ['tenon lint openapi.json --rule tag-unused=off,server-missing=error', 'with other severities'],
    ['tenon lint --rules', 'what is looked for'],
  ],
  async run({ words: [word], values: { format: typed = 'text', 'fail-on': limit, rule, rules = false }, terminal }) {
    const format = formats.find((each) => each === typed);
    if (format === undefined) throw usage(`--format is ${formats.join(', ')}, not ${JSON.stringify(typed)}`, 'lint');
    // The rules bring a validator with them, which no other command needs.
    const {
      failOn,
      isFailure,
      lint: findingsIn,
      printGithub,
      printJson,
      printRules,
      printRulesJson,
      printText,
      reportOn,
      ruleSeverities,
    } = await import('../lint/index.ts');
    if (rules) {
      terminal.print(format === 'json' ? printRulesJson() : printRules());
      return 0;
    }
    const [severities, failsOn] = [ruleSeverities(rule), failOn(limit)];
    const read = await open(word);
    const report = reportOn(read, findingsIn(read, severities), word === '-' || (word !== undefined && isDocumentFile(word)));
    const print = { text: () => printText(report, resultPaints(terminal)), json: () => printJson(report), github: () => printGithub(report) };
    terminal.print(print[format]());
    return report.findings.some(({ severity }) => isFailure(severity, failsOn)) ? 1 : 0;
  },
});

async function open(word: string | undefined): Promise<ReadDocument> {
  try {
    return await openDocument(word);
  } catch (error) {
    // What cannot be read has no findings, which end with 1.
    throw new Failure(errorText(error), 2);
  }
}

/** Colours are for a terminal at stdout: what is piped is plain. */
function resultPaints(terminal: Terminal): Pick<Terminal, 'red' | 'yellow' | 'green' | 'dim' | 'bold'> {
  const plain = (text: string): string => text;
  return process.stdout.isTTY === true ? terminal : { red: plain, yellow: plain, green: plain, dim: plain, bold: plain };
}
