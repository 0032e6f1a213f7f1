import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../src/document/json.ts';

/** What is run: what `OASDIFF` names, else the command of that name. */
const program = process.env['OASDIFF'] ?? 'oasdiff';

/** Whether oasdiff can be run here. */
export const hasOasdiff = runs();
/** What the name of a suite says when it is skipped. */
export const whenOasdiff = hasOasdiff ? '' : ' (skipped: no oasdiff; node packages/cli/test/diff/oasdiff.mjs installs it with Go)';

/** A change as oasdiff lists it. Levels: 1 info, 2 warning, 3 error. */
export interface OasdiffChange {
  readonly id: string;
  readonly level: number;
}

function runs(): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The changes that oasdiff finds between two documents. Throws: Error with what it says when it refuses one. */
export function oasdiffChanges(old: JsonObject, next: JsonObject): readonly OasdiffChange[] {
  const folder = mkdtempSync(join(tmpdir(), 'oasdiff-'));
  try {
    const paths = [old, next].map((document, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, JSON.stringify(document));
      return path;
    });
    return JSON.parse(
      execFileSync(program, ['changelog', ...paths, '--format', 'json', '--flatten-params'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) || '[]',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
