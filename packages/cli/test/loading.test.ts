import { afterAll, describe, expect, it } from 'vitest';
import { helloApp } from './support/apps.ts';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

const files = {
  'src/app.ts': helloApp(''),
  'aliased/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  'aliased/app.ts': "export { app } from '@/../src/app.js';\n",
  'no-base/tsconfig.json': '{ "extends": "@not/installed" }',
  'no-base/app.ts': "export { app } from '../src/app.js';\n",
  'mistakes.ts': helloApp('', "const twice = api.route({ method: 'GET', path: '/hello/{other}', responses: { 200: t.String() }, handler: () => '' });").replace(
    '({ hello })',
    '({ hello, twice })',
  ),
  'other-name.ts': helloApp('').replace('const app', 'const server'),
  'no-app.ts': 'export const port = 3000;\nexport const name = 1;\n',
  'wrong.ts': 'export const app = { routes: {} };\n',
  'unknown-name.ts': "import { nothing } from './no-app.js';\nexport const app = nothing;\n",
  'empty.ts': '',
  'throws.ts': "import { open } from './opener.js';\nexport const app = open();\n",
  'opener.ts':
    "interface Long {\n  readonly a: string;\n}\nexport function open(): Long {\n  throw new TypeError('no such thing', { cause: new Error('the reason') });\n}\n",
  'throws-text.ts': "throw 'a text';\n",
  'syntax.ts': 'export const app = 1;\nexport const = 2;\n',
  'missing-import.ts': "import { app as other } from './not-there.js';\nexport const app = other;\n",
  'never.ts': 'await new Promise(() => undefined);\nexport const app = 1;\n',
};

describe.skipIf(!isBuilt)(`loading an app${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project(files);
  afterAll(() => project.close());
  const path = (name: string): string => `${project.folder}/${name}`;

  it.each(['src/app.ts', 'src/app', './src/app.ts', 'aliased/app.ts', 'no-base/app.ts'])('%s is loaded', async (app) => {
    expect(await project.run('routes', app)).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    { app: 'src/apps.ts', says: () => 'there is no file src/apps.ts: did you mean src/app.ts?' },
    { app: 'app.ts', says: () => 'there is no file app.ts: did you mean src/app.ts?' },
    { app: 'src', says: () => 'there is no file src: did you mean src/app.ts?' },
    { app: 'src/app.js', says: () => 'there is no file src/app.js: did you mean src/app.ts?' },
    { app: 'zzzzzzzzzz.ts', says: () => 'there is no file zzzzzzzzzz.ts' },
    { app: 'other-name.ts', says: () => 'other-name.ts exports no app: it exports server\n  → server is one: export it as app' },
    { app: 'no-app.ts', says: () => 'no-app.ts exports no app: it exports name, port\n  → export const app = createApp({ … })' },
    { app: 'empty.ts', says: () => 'empty.ts exports no app: it exports nothing\n  → export const app = createApp({ … })' },
    { app: 'wrong.ts', says: () => 'wrong.ts exports no app: its app is not what createApp() gives\n  → export const app = createApp({ … })' },
    { app: 'unknown-name.ts', says: () => 'unknown-name.ts exports no app: its app is undefined\n  → see where it comes from: is it exported there?' },
    { app: 'throws-text.ts', says: () => 'something that is no Error was thrown: a text' },
    { app: 'syntax.ts', says: () => `SyntaxError: Unexpected token\n  at ${path('syntax.ts')}:2:13` },
    { app: 'missing-import.ts', says: () => `Error: Cannot find module './not-there.js'\nRequire stack:\n- ${path('missing-import.ts')}` },
    { app: 'never.ts', says: () => "the app's module never finishes: a top-level await waits for something that never comes" },
  ])('$app: the reason is told', async ({ app, says }) => {
    const { code, stdout, stderr } = await project.run('routes', app);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`✗ ${says()}`);
  });

  it('shows the stack of the app, not that of the command', async () => {
    const { code, stderr } = await project.run('export', 'throws.ts');
    expect(code).toBe(1);
    expect(stderr.replaceAll(project.folder, '').replaceAll(/:\d+\)?$/gm, '')).toBe(
      [
        '✗ TypeError: no such thing',
        '  at open (/opener.ts:5',
        '  at /throws.ts:2',
        '  caused by Error: the reason',
        '    at open (/opener.ts:5',
        '    at /throws.ts:2',
        '',
      ].join('\n'),
    );
  });

  it.each(['routes', 'export', 'start'])('tells mistakes in declarations as they are: tenon %s', async (command) => {
    const { code, stdout, stderr } = await project.run(command, 'mistakes.ts');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^✗ This app has a mistake in its declarations:\n {2}GET \/hello\/\{other\}: .+\n {4}→ .+\n$/);
  });

  it('says where tenon is missing', async () => {
    const bare = new Project({ 'app.ts': helloApp('') });
    bare.remove('node_modules/tenon');
    const { code, stderr } = await bare.run('routes', 'app.ts');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '✗ tenon/tooling cannot be found from app.ts: install tenon there, in a version that goes with this command\n',
    });
    await bare.close();
  });
});
