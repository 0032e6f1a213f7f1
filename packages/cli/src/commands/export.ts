import { appDocument, documentOptions } from '../app-document.ts';
import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import type { JsonObject } from '../document/json.ts';
import { loadApp } from '../load-app.ts';
import { applyOverlay } from '../overlay/apply-overlay.ts';
import { readOverlay } from '../overlay/overlay.ts';
import { usage } from '../parse.ts';
import { keepStdoutForResult, type Terminal } from '../terminal.ts';
import { checkWritten, writeWritten } from '../written-file.ts';

/** `tenon export` */
export const exportDocument = command({
  name: 'export',
  summary: 'Write an OpenAPI document of an app',
  description: [
    'Does not listen and opens no plugin. Without -o the document goes to stdout.',
    'It is what the app serves, byte for byte. Its paths are sorted and its names do not depend on\nthe order of modules: in version control only what changed shows.',
  ],
  options: {
    out: { type: 'string', short: 'o', value: '<file>', says: 'Where to write it; folders are made' },
    openapi: { type: 'string', value: '<version>', says: 'The version of OpenAPI: 3.0, 3.1 (default) or 3.2' },
    format: { type: 'string', value: '<format>', says: 'json or yaml; default: what the name of the file says, else json' },
    ...documentOptions,
    overlay: { type: 'string', value: '<files>', says: 'Changes to it (OpenAPI Overlay 1.0); several are separated by commas' },
    check: { type: 'boolean', says: 'Write nothing; fail when the file of -o is not what would be written' },
  },
  examples: [
    ['tenon export src/app.ts -o openapi.json', 'write the document'],
    ['tenon export src/app.ts -o openapi.json --check', 'in CI: fail when the committed file is stale'],
    ['tenon export src/app.ts --openapi 3.0 -o openapi-3.0.yaml', 'for programs that read 3.0 only'],
    ['tenon export src/app.ts --audience partner', 'what partners may see'],
    ['tenon export src/app.ts --overlay names.yaml', 'change it on the way out'],
    ['tenon export src/app.ts | other-program', 'hand the document on'],
  ],
  async run({ words: [app], values, terminal }) {
    const { out, check = false, document: name, audience } = values;
    if (check && out === undefined) throw usage('--check compares with a file: name it with -o', 'export');
    const version = chosen('openapi', values.openapi ?? '3.1', ['3.0', '3.1', '3.2']);
    const format = chosen('format', values.format ?? (out !== undefined && /\.ya?ml$/i.test(out) ? 'yaml' : 'json'), ['json', 'yaml']);
    keepStdoutForResult();
    const loaded = await loadApp(appFile(app));
    const printed = await appDocument(loaded, { version, name, audience });
    const document = overlaid(printed, values.overlay, terminal);
    const text = format === 'yaml' ? await loaded.tooling.printYaml(document) : loaded.tooling.printDocument(document);
    if (out === undefined) terminal.print(text);
    else if (check) checkWritten([[out, text]], refreshLine(app, values), terminal);
    else writeWritten([[out, text]], terminal);
    return 0;
  },
});

function overlaid(document: object, files: string | undefined, terminal: Terminal): object {
  if (files === undefined) return document;
  return files.split(',').reduce((before, file) => {
    const { document: after, idle } = applyOverlay(before as JsonObject, readOverlay(file)); // a document is JSON
    for (const sentence of idle) terminal.tell(`${terminal.yellow('!')} ${sentence}`);
    return after;
  }, document);
}

function chosen<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw usage(`--${option} is one of ${choices.join(', ')}, not ${JSON.stringify(text)}`, 'export');
  return found;
}

/** The command that writes what is stale. */
function refreshLine(app: string | undefined, values: { readonly [option: string]: string | boolean | undefined }): string {
  const options = Object.entries(values).flatMap(([name, value]) =>
    name === 'check' || name === 'out' || typeof value !== 'string' ? [] : [`--${name}`, value],
  );
  return ['tenon export', app, ...options, '-o', values['out']].filter((word) => word !== undefined).join(' ');
}
