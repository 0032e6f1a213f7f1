import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pinned } from './pinning.mjs';

const microFile = fileURLToPath(new URL('../micro.mjs', import.meta.url));

/** Tenon without a socket; the young generation is large, so that nothing is collected while bytes are counted. Shape: [{ scenario, ns, bytes }]. */
export async function measureMicro(requests) {
  const flags = ['--expose-gc', '--max-semi-space-size=128', '--min-semi-space-size=128'];
  const [command, parameters] = pinned('server', process.execPath, [...flags, microFile, String(requests)]);
  const { stdout } = await promisify(execFile)(command, parameters, { env: { ...process.env, NODE_ENV: 'production' } });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
