import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
  // In a folder of its own: others may be packed at the same time.
  const own = mkdtempSync(join(destination, 'pack-'));
  try {
    const { code, output } = await run('npx', ['--yes', pnpm, 'pack', '--pack-destination', own], { cwd: join(root, folder), show: false });
    const [archive] = readdirSync(own);
    if (code !== 0 || archive === undefined) throw new Error(`${folder} cannot be packed:\n${output}`);
    renameSync(join(own, archive), join(destination, archive));
    return join(destination, archive);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
