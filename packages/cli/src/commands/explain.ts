import { appFile } from '../app-file.ts';
import { closest } from '../closest.ts';
import { command } from '../command.ts';
import { Failure } from '../failure.ts';
import { loadApp, type LoadedApp } from '../load-app.ts';
import { keepStdoutForResult } from '../terminal.ts';

/** `tenon explain` */
export const explain = command({
  name: 'explain',
  summary: 'Show what a route does with a request, and its emitted code',
  description: [
    'The route is named as in `tenon routes`: method and path, or the operationId; or its place in the\ntree that createApp was given, `books.get`. The code is what `tenon build` writes.',
  ],
  takes: ['<route>', '[app]'],
  options: { json: { type: 'boolean', says: 'As JSON: steps and code' } },
  examples: [
    ["tenon explain 'GET /books/{id}' src/app.ts", 'the steps, then the code'],
    ['tenon explain getBook --json', 'for other programs'],
  ],
  async run({ words: [named = '', app], values, terminal }) {
    keepStdoutForResult();
    const loaded = await loadApp(appFile(app));
    const found = await loaded.tooling.explainRoute(loaded.app, named);
    if (found === null) throw new Failure(noSuchRoute(loaded, named));
    if (values.json === true) {
      terminal.print(`${JSON.stringify(found, null, 2)}\n`);
      return 0;
    }
    const { at, operationId, steps, code } = found;
    const width = Math.max(...steps.map(({ name }) => name.length));
    const lines = steps.map(({ name, says }, index) => `${String(index + 1).padStart(3)}. ${name.padEnd(width)}  ${says}`);
    terminal.print(`${at}${operationId === '' ? '' : ` (${operationId})`}\n\n${lines.join('\n')}\n\n${code}`);
    return 0;
  },
});

function noSuchRoute({ tooling, app }: LoadedApp, named: string): string {
  const lines = tooling.routeLines(app);
  const names = lines.flatMap(({ method, path, operationId, name }) => [`${method} ${path}`, operationId, name]);
  const meant = closest(named, names);
  return `the app has no route ${JSON.stringify(named)}${meant === null ? '\n  → tenon routes lists them' : `: did you mean ${JSON.stringify(meant)}?`}`;
}
