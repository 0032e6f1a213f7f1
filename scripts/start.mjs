/**
 * Installs, builds and runs an example: the bookshop, which shows everything, unless another one is named.
 * `PORT` chooses the port; Ctrl-C stops it in order.
 * Usage: start.mjs [folder] [port]
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from './build.mjs';
import { setup } from './setup.mjs';
import { fail, say } from './support/terminal.mjs';
import { readJson, root } from './support/workspace.mjs';

const [example = 'docs/examples/bookshop', usualPort = '3000'] = process.argv.slice(2);
const port = process.env.PORT ?? usualPort;
// The command of the root's package.json that brought us here.
const command = process.env.npm_lifecycle_event === 'web' ? 'npm run web' : 'npm start';

await setup();
const failed = await build();
if (failed.length > 0) fail(`not built: ${failed.join(', ')}`);
await checkPort();
start();

async function checkPort() {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) fail(`PORT is a number from 0 to 65535, not ${JSON.stringify(port)}.`);
  if (port === '0' || (await isFree(Number(port)))) return;
  fail(`Port ${port} is in use by another program.`, [
    `Choose another one: PORT=${Number(port) + 1} ${command}`,
    `Or stop the program that listens on ${port}.`,
  ]);
}

function isFree(number) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen(number, () => probe.close(() => resolve(true)));
  });
}

function start() {
  const line = readJson(`${example}/package.json`).scripts?.start;
  if (line === undefined) fail(`${example}/package.json has no start script.`);
  // What the script names, found as npm would find it, with no npm in between: npm would change signals and exit codes.
  const folders = [join(root, example, 'node_modules', '.bin'), join(root, 'node_modules', '.bin')];
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = { ...process.env, PORT: port, PATH: [...folders, process.env.PATH].join(separator) };
  // `exec` lets the program take the place of the shell, so that signals reach it.
  const program = process.platform === 'win32' ? line : `exec ${line}`;
  say(`Starting ${example} on port ${port} …`);
  const child = spawn(program, { cwd: join(root, example), env, stdio: 'inherit', shell: true });
  passOn(child);
}

/** Signals go to the example, and its end is ours. */
function passOn(child) {
  // Ctrl-C in a terminal reaches the example by itself; a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent(child);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Under npm a shell stands above us that dies of SIGTERM without passing it on; the example would keep its port. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 300);
}
