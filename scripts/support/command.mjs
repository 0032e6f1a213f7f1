import { spawn } from 'node:child_process';
import { root } from './workspace.mjs';

/** The package manager of the repository, fetched by npx. */
export const pnpm = 'pnpm@12.21.0';

// npm and npx are .cmd files on Windows, and those start only through a shell.
const needsShell = (command) => process.platform === 'win32' && (command === 'npm' || command === 'npx');

/**
 * Runs a command in the repository and resolves when it has ended.
 * Shape: { code, output }; `output` is stdout and stderr in the order they came, empty unless captured.
 * @param options.show Whether the output goes to the terminal while it comes (default), or is captured only.
 */
export function run(command, parameters, { cwd = root, env = {}, show = true } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, parameters, { cwd, env: { ...process.env, ...env }, stdio, shell: needsShell(command) });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a JavaScript file with this Node. */
export function runNode(parameters, options) {
  return run(process.execPath, parameters, options);
}
