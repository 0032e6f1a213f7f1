import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runNode } from '../../../scripts/support/command.mjs';
import { root } from '../../../scripts/support/workspace.mjs';

const tenon = join(root, 'packages', 'cli', 'bin', 'tenon.mjs');
const app = join(root, 'docs', 'examples', 'bookshop', 'src', 'app.ts');

/**
 * Starts the bookshop in a process of its own, on a port that the system chooses, with data that is gone at the end.
 * Throws: what it said when it ends before it listens.
 */
export async function startShop() {
  const child = spawn(process.execPath, [tenon, 'start', app, '--port', '0', '--host', '127.0.0.1'], {
    env: { ...process.env, DATABASE_URL: 'memory:' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const address = await addressIn(lines);
  if (address === undefined) throw new Error('the bookshop did not start');
  child.stdout.resume(); // its log of requests, which would fill the pipe
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { address, stop };
}

/** @param {AsyncIterable<string>} lines */
async function addressIn(lines) {
  for await (const line of lines) {
    const address = /\bListening on (http:[\w./:]+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * The text of the bookshop's document, as `tenon export` writes it.
 * @param {'3.0' | '3.1'} version
 */
export async function exportedDocument(version) {
  const { code, output } = await runNode([tenon, 'export', app, '--openapi', version], { show: false });
  if (code !== 0) throw new Error(`tenon export --openapi ${version} ended with ${code}:\n${output}`);
  return output;
}
