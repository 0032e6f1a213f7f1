/** Packs every published package into a folder: `node scripts/pack.mjs <folder>` prints { "tenon": "<archive>", … }. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { atOnce } from './support/at-once.mjs';
import { pack } from './support/pack.mjs';
import { fail, say } from './support/terminal.mjs';
import { publishedPackages } from './support/workspace.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) fail('Say where to: node scripts/pack.mjs <folder>');
mkdirSync(folder, { recursive: true });

const packed = await atOnce(
  publishedPackages().map(({ folder: from, manifest }) => async () => [manifest.name, await pack(from, resolve(folder))]),
);
const archives = Object.fromEntries(packed);
say(JSON.stringify(archives, null, 2));
