import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../support/workspace.mjs';

const examples = [
  { script: 'start', path: '/books?limit=1', shows: '"title"' },
  { script: 'web', path: '/', shows: '<html' },
];
const timeoutMs = 120_000;

/** `npm start` and `npm run web`, as people type them: each listens, answers and stops. */
export async function startedExamples() {
  const mistakes = (await Promise.all(examples.map(mistakeOf))).flat();
  return { passed: examples.length - mistakes.length, failed: mistakes.length, report: mistakes.join('\n') };
}

async function mistakeOf({ script, path, shows }) {
  const env = { ...process.env, PORT: '0', DATABASE_URL: 'memory:', FORCE_COLOR: undefined, NO_COLOR: '1' };
  // npm is a .cmd file on Windows, which starts only through a shell.
  const child = spawn('npm', ['run', script], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const late = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  let printed = '';
  try {
    const address = await new Promise((resolve) => {
      const hear = (chunk) => {
        printed += stripVTControlCharacters(chunk);
        const found = /(?:Listening on|Local:) +(http:\/\/localhost:\d+)/.exec(printed)?.[1];
        if (found !== undefined) resolve(found);
      };
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
      void ended.then(() => resolve(undefined));
    });
    if (address === undefined) return [`npm run ${script} ended and did not listen:\n${printed}`];
    const response = await fetch(address + path);
    const body = await response.text();
    return response.ok && body.includes(shows) ? [] : [`npm run ${script}: GET ${path} answered ${response.status}: ${body.slice(0, 300)}`];
  } finally {
    child.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  }
}
