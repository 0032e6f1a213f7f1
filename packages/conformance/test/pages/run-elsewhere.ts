import { foreignRecipes, ownRecipes } from '../../clients/recipes.mjs';

/** A command of a page that the page's replay does not run: it installs, goes on for good, or takes another language. */
export interface RunElsewhere {
  readonly command: string;
  /** The file, from the root of the repository, that runs it: a part of `npm test` or of `.ci/run`. */
  readonly by: string;
  /** What stands in that file: the command itself unless told. */
  readonly proof: string;
}

function row(command: string, by: string, proof = command): RunElsewhere {
  return { command, by, proof };
}

const published = 'packages/conformance/test/publish.test.ts';
const readmeProject = 'packages/conformance/test/publish/readme-project.ts';
const readmeCommands = `readPage(root, 'README.md')`;
const built = 'packages/cli/test/build.test.ts';
const started = 'scripts/checks/started-examples.mjs';

/** All of them. A command of a page that is not replayed and does not stand here fails a test. */
export const runElsewhere: readonly RunElsewhere[] = [
  row('npm test', '.ci/run'),
  row('npm run test:clients', '.ci/run'),
  row('npm start', started, `'start'`),
  row('npm run web', started, `'web'`),
  row('npm run build', 'scripts/test.mjs', 'await build()'),
  row('node scripts/pack.mjs /tmp/tenon', published, 'scripts/pack.mjs'),
  row('mkdir shop', readmeProject, readmeCommands),
  row('cd shop', readmeProject, readmeCommands),
  row('npm init -y', readmeProject, readmeCommands),
  row('npm pkg set type=module', readmeProject, readmeCommands),
  row('npm i /tmp/tenon/*.tgz @sinclair/typebox', readmeProject, readmeCommands),
  row('npm i -D tsx typescript @types/node', readmeProject, readmeCommands),
  row('npx tsx app.ts', published),
  row('npx tsx main.ts', published, 'npx tsx app.ts'),
  row('node main.ts', published, 'node app.ts'),
  row('npx tsc', published),
  row('node --import tsx --test', published),
  row('node --import tsx --test books.test.ts', published),
  row('node --test', published),
  // The archives under these names are installed as the registry would give them.
  ...['npm install tenon @sinclair/typebox @tenon/docs-ui', 'npm i tenon @sinclair/typebox @tenon/docs-ui'].map((line) => row(line, published, 'archives')),
  ...['npm install @tenon/docs-ui', 'npm install --save-dev @tenon/cli', 'npm i -D @tenon/cli'].map((line) => row(line, published, 'archives')),
  row('npm install undici@7', 'packages/tenon/package.json', '"undici": "^7.'),
  row('npm install @scalar/api-reference', 'packages/conformance/package.json', '"@scalar/api-reference":'),
  row('npm install pino', 'packages/tenon/package.json', '"pino":'),
  row('npm install prom-client', 'packages/tenon/package.json', '"prom-client":'),
  row('npm install @opentelemetry/api', 'packages/tenon/package.json', '"@opentelemetry/api":'),
  row('npm install --save-dev esbuild', 'packages/cli/package.json', '"esbuild":'),
  row('npx tenon build app.ts', built, `'build', 'src/app.ts'`),
  row('npx tenon build app.ts --target web -o worker', built, `'--target', 'web', '-o', 'worker'`),
  row('node dist/server.js', built, `'dist/server.js'`),
  row(`npx tenon explain 'GET /books/{id}' app.ts`, 'packages/cli/test/explain.test.ts', `'GET /books/{id}'`),
  row('npm ci', 'packages/conformance/clients/recipes.mjs'),
  row(
    'npx tenon client ../bookshop/src/app.ts -o src/client/generated',
    'docs/examples/bookshop-web/package.json',
    'tenon client ../bookshop/src/app.ts -o src/client/generated',
  ),
  row(
    'npx tenon client ../bookshop/src/app.ts -o src/client/generated --check',
    'docs/examples/bookshop-web/test/client.test.ts',
    `['client', '../bookshop/src/app.ts', '-o', 'src/client/generated', '--check']`,
  ),
  ...[...ownRecipes, ...foreignRecipes].flatMap(({ install, generate }) =>
    [...install, ...generate].map((command) => row(command, 'packages/conformance/clients/recipes.mjs')),
  ),
];

/** Commands that CI does not run: a benchmark takes 20 minutes of a machine that does nothing else. */
export const runByPeople = /^(?:npm run bench\b|node (?:packages\/bench\/)?\w+\.mjs(?: |$))/;
