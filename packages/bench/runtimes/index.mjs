import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isPython, peers } from '../peers/index.mjs';
import { installedPackage } from './install.mjs';
import { bunVersion, nodeVersions } from './versions.mjs';

const serveFile = fileURLToPath(new URL('../serve.mjs', import.meta.url));
const pythonFile = fileURLToPath(new URL('../python/serve.py', import.meta.url));

/** Every runtime that can be asked for; `this` is the Node that runs the benchmark. */
export const runtimeNames = ['this', ...Object.keys(nodeVersions), 'bun'];

/** A runtime, installed when it is not there yet. Shape: { id, title, kind, command, version }. */
export async function runtimeOf(name) {
  if (name === 'bun') return bun();
  if (name !== 'this') return node(name, nodeVersions[name], await nodeCommand(nodeVersions[name]));
  return node(`node${process.versions.node.split('.')[0]}`, process.versions.node, process.execPath);
}

const node = (id, version, command) => ({ id, title: `Node ${version}`, kind: 'node', command, version });

async function nodeCommand(version) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = await installedPackage(name, version);
  return working(join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'), version);
}

async function bun() {
  const folder = await installedPackage('bun', bunVersion);
  const command = await working(join(folder, 'node_modules', 'bun', 'bin', 'bun.exe'), bunVersion);
  return { id: 'bun', title: `Bun ${bunVersion}`, kind: 'bun', command, version: bunVersion };
}

/** What was installed must run here, and be what it says. */
async function working(command, version) {
  const { stdout } = await promisify(execFile)(command, ['--version']);
  if (stdout.trim().replace('v', '') !== version) throw new Error(`${command} is ${stdout.trim()}, not ${version}`);
  return command;
}

/** The peers that can run beside each other under a runtime; those of Python where `python` is not null. */
export function peersUnder({ kind }, python) {
  const isThere = ({ kinds }) => kinds.includes(kind) || (kind === 'node' && python !== null && kinds.includes('python'));
  return Object.keys(peers).filter((name) => isThere(peers[name]));
}

/** How a server is started. Shape: as ServerProcess.start takes it. */
export function launchOf({ runtime, python }, name, { routes = 0, flags = [] } = {}) {
  if (isPython(name)) return { name, command: python.command, parameters: [pythonFile, name, String(routes)], isNode: false };
  return { name, command: runtime.command, parameters: [...flags, serveFile, name, String(routes)], isNode: true };
}

/** Whether a peer answers what only JavaScript can: its heap. */
export const hasHeap = (runtime, name) => runtime.kind === 'node' && !isPython(name);
