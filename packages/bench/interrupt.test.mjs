import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const file = fileURLToPath(new URL('run.mjs', import.meta.url));
// Children are found below /proc: on other systems nobody tells which they are.
const seesChildren = process.platform === 'linux';

describe.skipIf(!seesChildren)('the command', () => {
  it('leaves no process behind when it is interrupted', async () => {
    const parameters = [file, '--peers', 'idiomatic', '--workloads', 'small', '--only', 'load', '--rounds', '500'];
    const command = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = once(command, 'exit');
    for await (const line of createInterface(command.stderr)) if (line.includes('warming up')) break;
    const children = childrenOf(command.pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    command.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    await Promise.all(children.map(gone));
  });
});

function childrenOf(pid) {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((child) => child.trim() !== ''),
  );
}

/** Resolves when a process is no more; what was killed may take the kernel a moment. */
async function gone(pid) {
  while (existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
    await new Promise((resolve) => setImmediate(resolve));
}
