import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import { loadApp } from '../load-app.ts';
import { keepStdoutForResult } from '../terminal.ts';

/** `tenon routes` */
export const routes = command({
  name: 'routes',
  summary: 'List the routes of an app',
  description: ['One line for each route: method, path, operationId and security. Opens no plugin.'],
  options: { json: { type: 'boolean', says: 'As JSON, with tree path, tags and deprecation' } },
  examples: [
    ['tenon routes src/app.ts', 'a table'],
    ['tenon routes src/app.ts --json', 'for other programs'],
  ],
  async run({ words: [app], values, terminal }) {
    keepStdoutForResult();
    const loaded = await loadApp(appFile(app));
    const lines = loaded.tooling.routeLines(loaded.app);
    terminal.print(
      values.json === true
        ? `${JSON.stringify(lines, null, 2)}\n`
        : table(lines.map(({ method, path, operationId, security }) => [method, path, operationId, security])),
    );
    return 0;
  },
});

function table(rows: readonly (readonly string[])[]): string {
  const all = [['METHOD', 'PATH', 'OPERATION', 'SECURITY'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
