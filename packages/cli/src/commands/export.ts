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
    openapi: { type: 'string', value: '<version>', says: 'The version of OpenAPI: 3.0, 3.1 (default) or 3.2' },
    check: { type: 'boolean', says: 'Write nothing; fail when the file of -o is not what would be written' },
  },
  examples: [
    ['tenon export src/app.ts -o openapi.json', 'write the document'],
    ['tenon export src/app.ts -o openapi.json --check', 'in CI: fail when the committed file is stale'],
    ['tenon export src/app.ts --openapi 3.0 -o openapi-3.0.json', 'for programs that read 3.0 only'],
    ['tenon export src/app.ts | other-program', 'hand the document on'],
  ],
  async run({ words: [app], values: { out, check = false, openapi = '3.1' }, terminal }) {
    if (!isVersion(openapi)) throw usage(`--openapi is 3.0, 3.1 or 3.2, not ${JSON.stringify(openapi)}`, 'export');
    if (check && out === undefined) throw usage('--check compares with a file: name it with -o', 'export');
    keepStdoutForResult();
    const { app: loaded, tooling } = await loadApp(appFile(app));
    const text = tooling.printDocument(await loaded.document({ version: openapi }));
    if (out === undefined) terminal.print(text);
    else if (check) checkWritten([[out, text]], refreshLine(app, out, openapi), terminal);
    else writeWritten([[out, text]], terminal);
    return 0;
  },
});

function isVersion(text: string): text is '3.0' | '3.1' | '3.2' {
  return ['3.0', '3.1', '3.2'].includes(text);
}

function refreshLine(app: string | undefined, out: string, version: string): string {
  return ['tenon export', app, ...(version === '3.1' ? [] : ['--openapi', version]), '-o', out].filter((word) => word !== undefined).join(' ');
}
