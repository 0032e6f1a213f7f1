import { join } from 'node:path';
import type { ClientFile } from 'tenon/tooling';
import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import { isDocumentFile, openDocument } from '../document/open-document.ts';
import { loadApp } from '../load-app.ts';
import { usage } from '../parse.ts';
import { keepStdoutForResult, type Terminal } from '../terminal.ts';
import { checkWritten, writeWritten } from '../written-file.ts';

/** `tenon client` */
export const client = command({
  name: 'client',
  summary: 'Write what a typed client of an app or a document needs',
  description: [
    'Takes an app, or any OpenAPI document of version 3.0, 3.1 or 3.2: a file of JSON or YAML, or - for standard input.',
    'Three files: manifest.json, the same as manifest.ts, and types.ts, which names no schema and no server code:\n\n' +
      "  import { createClient } from 'tenon/client';\n" +
      "  import { manifest } from './client/manifest.js';\n" +
      "  import type { App } from './client/types.js';\n" +
      '  const client = createClient<App>(manifest, { baseUrl });',
    'What a document says and a client cannot do is left out and told. Opens no plugin.',
  ],
  takes: ['[app or document]'],
  options: {
    out: { type: 'string', short: 'o', value: '<folder>', says: 'Where to write them; made when it is missing' },
    check: { type: 'boolean', says: 'Write nothing; fail when a file is not what would be written' },
    wire: { type: 'boolean', says: 'Of a document: leave instants, big integers and bytes the texts that they are' },
  },
  examples: [
    ['tenon client src/app.ts -o ../web/src/client', 'write the files'],
    ['tenon client openapi.yaml -o src/client', "of somebody else's API"],
    ['tenon client src/app.ts -o ../web/src/client --check', 'in CI: fail when a committed file is stale'],
  ],
  async run({ words: [word], values: { out, check = false, wire = false }, terminal }) {
    if (out === undefined) throw usage('name the folder: -o <folder>', 'client');
    const isDocument = word !== undefined && (word === '-' || isDocumentFile(word));
    if (wire && !isDocument) throw usage('--wire is for documents: an app says itself what is decoded', 'client');
    const printed = isDocument ? await filesOfDocument(word, wire, terminal) : await filesOfApp(word);
    const files = printed.map(({ name, text }) => [join(out, name), text] as const);
    const line = ['tenon client', word, '-o', out, wire ? '--wire' : undefined].filter((part) => part !== undefined).join(' ');
    if (check) checkWritten(files, line, terminal);
    else writeWritten(files, terminal);
    return 0;
  },
});

async function filesOfApp(word: string | undefined): Promise<readonly ClientFile[]> {
  keepStdoutForResult();
  const { app, tooling } = await loadApp(appFile(word));
  return tooling.clientFiles(app);
}

async function filesOfDocument(word: string, isWire: boolean, terminal: Terminal): Promise<readonly ClientFile[]> {
  const read = await openDocument(word);
  // It brings the framework with it, which other commands need later or never.
  const { documentClient } = await import('../document-app/document-client.ts');
  const { files, warnings, operations } = documentClient(read, { isWire });
  for (const { text, pointer } of warnings) {
    const { line, column } = read.placeOf(pointer);
    terminal.tell(`${terminal.yellow('!')} ${read.name}:${line}:${column}: ${text}`);
  }
  const [routes, told] = [counted(operations, 'operation'), counted(warnings.length, 'warning')];
  if (warnings.length > 0) terminal.tell(`${read.name}: ${routes}, ${told}`);
  return files;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
