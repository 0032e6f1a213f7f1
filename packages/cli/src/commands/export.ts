import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import { loadApp } from '../load-app.ts';
import { usage } from '../parse.ts';
import { keepStdoutForResult } from '../terminal.ts';
import { checkWritten, writeWritten } from '../written-file.ts';

/** `tenon export` */
export const exportDocument = command({
  name: 'export',
  summary: 'Write the OpenAPI document of an app',
  description: ['Does not listen and opens no plugin. Without -o the document goes to stdout.'],
  options: {
    out: { type: 'string', short: 'o', value: '<file>', says: 'Where to write it; folders are made' },
    check: { type: 'boolean', says: 'Write nothing; fail when the file of -o is not what would be written' },
  },
  examples: [
    ['tenon export src/app.ts -o openapi.json', 'write the document'],
    ['tenon export src/app.ts -o openapi.json --check', 'in CI: fail when the committed file is stale'],
    ['tenon export src/app.ts | other-program', 'hand the document on'],
  ],
  async run({ words: [app], values: { out, check = false }, terminal }) {
    if (check && out === undefined) throw usage('--check compares with a file: name it with -o', 'export');
    keepStdoutForResult();
    const { app: loaded, tooling } = await loadApp(appFile(app));
    const text = tooling.printDocument(await loaded.document());
    if (out === undefined) terminal.print(text);
    else if (check) checkWritten([[out, text]], ['tenon export', app, '-o', out].filter((word) => word !== undefined).join(' '), terminal);
    else writeWritten([[out, text]], terminal);
    return 0;
  },
});
