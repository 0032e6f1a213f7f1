/**
 * Installs what the repository needs, once. Needs Node and npm only; git may be absent.
 * Other scripts call `setup()` first, so that every command works on a fresh clone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pnpm, run } from './support/command.mjs';
import { fingerprintOf, isDone, markDone } from './support/fingerprint.mjs';
import { colour, durationText, fail, say } from './support/terminal.mjs';
import { root, workspaces } from './support/workspace.mjs';

const oldestNode = [20, 19];

/** Installs the dependencies unless they are installed already. */
export async function setup() {
  checkNode(process.versions.node);
  const fingerprint = installFingerprint();
  if (isDone('setup', fingerprint) && isInstalled()) return;
  const started = performance.now();
  say(`Installing dependencies with ${pnpm} (the first time takes a minute or two) …`);
  // Plain lines in a pipe: the moving display of pnpm is for terminals.
  const reporter = process.stdout.isTTY ? [] : ['--reporter=append-only'];
  const { code } = await run('npx', ['--yes', pnpm, 'install', '--frozen-lockfile', '--prefer-offline', ...reporter]);
  if (code !== 0) await explainFailure();
  markDone('setup', fingerprint);
  say(`${colour.green('✓')} dependencies installed (${durationText(performance.now() - started)})`);
}

/** Whether a version of Node is recent enough. */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function checkNode(version) {
  if (isSupportedNode(version)) return;
  fail(`Tenon needs Node ${oldestNode.join('.')} or newer; this is Node ${version}.`, [
    'Install a current Node from https://nodejs.org, or with a version manager: nvm install 24, fnm install 24, volta install node@24.',
    'Then run the same command again.',
  ]);
}

function installFingerprint() {
  const manifests = workspaces().map(({ folder }) => join(root, folder, 'package.json'));
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => join(root, name));
  return fingerprintOf([...files, ...manifests], [pnpm, process.version, process.platform, process.arch]);
}

function isInstalled() {
  const hasDependencies = ({ manifest }) => Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;
  const folders = workspaces()
    .filter(hasDependencies)
    .map(({ folder }) => folder);
  return ['', ...folders].every((folder) => existsSync(join(root, folder, 'node_modules')));
}

async function explainFailure() {
  const probe = await run('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=5000'], { show: false });
  const isOffline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(probe.output);
  if (isOffline) {
    fail('The dependencies could not be installed: the npm registry cannot be reached.', [
      'Connect this machine to the network once; afterwards the commands work offline.',
      'Behind a proxy, set https_proxy, or name your mirror: npm config set registry <address>.',
    ]);
  }
  fail('The dependencies could not be installed; the reason is above.', [
    `A lock file that does not fit a package.json is brought up to date by: npx ${pnpm} install`,
    'When the installation looks broken: delete node_modules and run the same command again.',
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setup();
