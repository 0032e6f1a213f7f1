import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasWrk, pinned, wrk } from './pinning.mjs';

const connections = 32;
const autocannonFile = fileURLToPath(new URL('../load-with-autocannon.mjs', import.meta.url));

/** What makes the load here. */
export const loadTool = hasWrk ? 'wrk' : 'autocannon';

/**
 * Sends one request over and over on 32 connections, each waiting for its answer.
 * Shape: { requests, seconds, failed }; `failed` counts answers other than 2xx and broken connections.
 */
export async function load(port, request, seconds) {
  if (!hasWrk) return JSON.parse(await outputOf(...pinned('client', process.execPath, autocannonParameters(port, request, seconds))));
  const folder = mkdtempSync(join(tmpdir(), 'tenon-bench-'));
  try {
    return wrkResult(await outputOf(...pinned('client', wrk, wrkParameters(port, request, { seconds, folder }))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function wrkParameters(port, { method, target, headers, body }, { seconds, folder }) {
  const lines = [`wrk.method = ${luaText(method)}`, ...Object.entries(headers).map(([name, value]) => `wrk.headers[${luaText(name)}] = ${luaText(value)}`)];
  if (body !== null) lines.push(`wrk.body = ${luaText(body)}`);
  const script = join(folder, 'request.lua');
  writeFileSync(script, lines.join('\n'));
  return ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, `http://127.0.0.1:${port}${target}`];
}

/** A string of Lua by decimal escapes: nothing in it can mean anything else. */
function luaText(text) {
  return `"${Array.from(Buffer.from(text), (byte) => `\\${String(byte).padStart(3, '0')}`).join('')}"`;
}

function wrkResult(output) {
  const [, requests, duration, unit] = /(\d+) requests in ([\d.]+)(ms|s|m)/.exec(output) ?? [];
  if (requests === undefined) throw new Error(`wrk says: ${output}`);
  const [, other = '0'] = /Non-2xx or 3xx responses: (\d+)/.exec(output) ?? [];
  const broken = [...(/Socket errors: (.*)/.exec(output)?.[1] ?? '').matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
  return { requests: Number(requests), seconds: Number(duration) * { ms: 0.001, s: 1, m: 60 }[unit], failed: Number(other) + broken };
}

function autocannonParameters(port, request, seconds) {
  const { target, method, headers, body } = request;
  const options = { url: `http://127.0.0.1:${port}${target}`, connections, duration: seconds, method, headers, ...(body === null ? {} : { body }) };
  return [autocannonFile, JSON.stringify(options)];
}

function outputOf(command, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ended with ${code}: ${output}`))));
  });
}
