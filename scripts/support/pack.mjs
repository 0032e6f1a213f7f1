import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pnpm, run } from './command.mjs';
import { root } from './workspace.mjs';

/**
 * Packs a workspace as it would be published and hands the archive to `use`; the archive is gone afterwards.
 * Throws: what the package manager said when it cannot pack.
 */
export async function withArchive(folder, use) {
  const destination = mkdtempSync(join(tmpdir(), 'tenon-pack-'));
  try {
    return await use(await pack(folder, destination));
  } finally {
    rmSync(destination, { recursive: true, force: true });
  }
}

/** Packs a workspace into a folder and names the archive. */
export async function pack(folder, destination) {
  const before = new Set(readdirSync(destination));
  const { code, output } = await run('npx', ['--yes', pnpm, 'pack', '--pack-destination', destination], { cwd: join(root, folder), show: false });
  const archive = readdirSync(destination).find((name) => !before.has(name));
  if (code !== 0 || archive === undefined) throw new Error(`${folder} cannot be packed:\n${output}`);
  return join(destination, archive);
}
