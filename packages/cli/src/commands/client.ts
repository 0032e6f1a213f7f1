import { join } from 'node:path';
import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import { loadApp } from '../load-app.ts';
import { usage } from '../parse.ts';
import { keepStdoutForResult } from '../terminal.ts';
import { checkWritten, writeWritten } from '../written-file.ts';

/** `tenon client` */
export const client = command({
  name: 'client',
  summary: 'Write what a typed client of an app needs',
  description: [
    'Three files: manifest.json, the same as manifest.ts, and types.ts, which names no schema and no server code:\n\n' +
      "  import { createClient } from 'tenon/client';\n" +
      "  import { manifest } from './client/manifest.js';\n" +
      "  import type { App } from './client/types.js';\n" +
      '  const client = createClient<App>(manifest, { baseUrl });',
    'Opens no plugin.',
  ],
  options: {
    out: { type: 'string', short: 'o', value: '<folder>', says: 'Where to write them; made when it is missing' },
    check: { type: 'boolean', says: 'Write nothing; fail when a file is not what would be written' },
  },
  examples: [
    ['tenon client src/app.ts -o ../web/src/client', 'write the files'],
    ['tenon client src/app.ts -o ../web/src/client --check', 'in CI: fail when a committed file is stale'],
  ],
  async run({ words: [app], values: { out, check = false }, terminal }) {
    if (out === undefined) throw usage('name the folder: -o <folder>', 'client');
    keepStdoutForResult();
    const { app: loaded, tooling } = await loadApp(appFile(app));
    const files = tooling.clientFiles(loaded).map(({ name, text }) => [join(out, name), text] as const);
    if (check) checkWritten(files, ['tenon client', app, '-o', out].filter((word) => word !== undefined).join(' '), terminal);
    else writeWritten(files, terminal);
    return 0;
  },
});
