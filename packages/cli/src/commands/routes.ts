import type { RouteLine, SecurityLine } from 'tenon/tooling';
import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import { loadApp } from '../load-app.ts';
import { keepStdoutForResult } from '../terminal.ts';

/** `tenon routes` */
export const routes = command({
  name: 'routes',
  summary: 'List the routes of an app',
  description: [
    'One line for each route: method, path, operationId and security. Opens no plugin.',
    'With --security: who may call it, and the dependencies that can refuse, with what they answer. One with a star looks at what the request names.',
  ],
  options: {
    json: { type: 'boolean', says: 'As JSON, with tree path, tags and deprecation' },
    security: { type: 'boolean', says: 'Who may call what: schemes with scopes, and what else can refuse' },
  },
  examples: [
    ['tenon routes src/app.ts', 'a table'],
    ['tenon routes src/app.ts --security', 'for a review, or to compare with the last one'],
    ['tenon routes src/app.ts --json', 'for other programs'],
  ],
  async run({ words: [app], values, terminal }) {
    keepStdoutForResult();
    const loaded = await loadApp(appFile(app));
    const { app: opened, tooling } = loaded;
    const isSecurity = values.security === true;
    if (values.json === true) terminal.print(`${JSON.stringify(isSecurity ? tooling.securityLines(opened) : tooling.routeLines(opened), null, 2)}\n`);
    else terminal.print(isSecurity ? table(securityRows(tooling.securityLines(opened))) : table(routeRows(tooling.routeLines(opened))));
    return 0;
  },
});

function routeRows(lines: readonly RouteLine[]): Rows {
  return [['METHOD', 'PATH', 'OPERATION', 'SECURITY'], ...lines.map(({ method, path, operationId, security }) => [method, path, operationId, security])];
}

function securityRows(lines: readonly SecurityLine[]): Rows {
  return [
    ['METHOD', 'PATH', 'CALLERS', 'CHECKS'],
    ...lines.map(({ method, path, callers, checks }) => [method, path, callersText(callers), checksText(checks)]),
  ];
}

/** Shape: `jwt(orders:read, orders:write) or session(staff)`, `everyone`, `jwt or everyone`. */
function callersText(callers: SecurityLine['callers']): string {
  if (callers.length === 0) return 'everyone';
  const texts = callers.map((together) =>
    together.map(({ scheme, scopes }) => (scopes.length === 0 ? scheme : `${scheme}(${scopes.join(', ')})`)).join(' and '),
  );
  return texts.map((text) => (text === '' ? 'everyone' : text)).join(' or ');
}

/** Shape: `token 401 403, order* 404`; a star says that it looks at what the request names. */
function checksText(checks: SecurityLine['checks']): string {
  return checks.map(({ name, statuses, readsInput }) => `${name}${readsInput ? '*' : ''} ${statuses.join(' ')}`).join(', ');
}

type Rows = readonly (readonly string[])[];

function table(all: Rows): string {
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
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
