import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seesOtherProcesses } from '../measure/cpu-of-tree.mjs';
import { installedPython } from './install.mjs';

const requirements = fileURLToPath(new URL('../python/requirements.txt', import.meta.url));

/**
 * Python with the frameworks of python/requirements.txt, or null and a sentence why not.
 * Shape: { python: { command, version } | null, skipped }.
 */
export async function pythonHere() {
  if (!seesOtherProcesses) return without('the processor time of Python servers is read from /proc, which this system does not have');
  const version = versionOf('python3');
  if (version === null) return without('python3 is not installed');
  if (version[0] !== 3 || version[1] < 10) return without(`python3 is ${version.join('.')}, and the frameworks need 3.10`);
  const fingerprint = createHash('sha256').update(readFileSync(requirements)).update(version.join('.')).digest('hex').slice(0, 12);
  try {
    const folder = await installedPython('python3', requirements, fingerprint);
    return { python: { command: join(folder, 'venv', 'bin', 'python'), version: version.join('.') }, skipped: null };
  } catch (error) {
    return without(`pip could not install them: ${error.message.trim().split('\n').at(-1)}`);
  }
}

const without = (reason) => ({ python: null, skipped: `FastAPI, Flask and Django REST framework are left out: ${reason}` });

function versionOf(command) {
  try {
    const text = execFileSync(command, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return text.replace('Python ', '').trim().split('.').map(Number);
  } catch {
    return null;
  }
}
