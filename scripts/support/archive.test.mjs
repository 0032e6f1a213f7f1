import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packedFiles } from './archive.mjs';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('lists the files of an archive with their sizes, also names past 100 characters', () => {
  const long = `${'deep/'.repeat(22)}file.js`;
  const sizes = { 'index.js': 0, 'package.json': 1, [long]: 512, 'z.js': 513 };
  for (const [path, size] of Object.entries(sizes)) {
    mkdirSync(join(folder, 'package', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'package', path), 'x'.repeat(size));
  }
  const archive = join(folder, 'a.tgz');
  expect(spawnSync('tar', ['-czf', archive, '--format=ustar', 'package'], { cwd: folder }).status).toBe(0);
  const expected = Object.entries(sizes).map(([path, size]) => ({ path, size }));
  expect(packedFiles(archive)).toEqual(expected.sort((a, b) => (a.path < b.path ? -1 : 1)));
});
