import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the scripts remember what is done; gone when node_modules is. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'tenon');

/** Folders of packages in the order they are built: each needs the earlier ones at most. */
const buildOrder = ['docs-ui', 'tenon', 'data', 'cli'];

/** Reads a JSON file by its path below the root. */
export function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/**
 * Every workspace that has a package.json, by its folder below the root.
 * Shape: [{ folder: 'packages/tenon', manifest: {…} }], published packages in build order first.
 */
export function workspaces() {
  const folders = ['packages', 'docs/examples'].flatMap((parent) => foldersIn(parent));
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readJson(`${folder}/package.json`) }))
    .sort((a, b) => rank(a.folder) - rank(b.folder));
}

/** The workspaces that go to the registry. */
export function publishedPackages() {
  return workspaces().filter(({ manifest }) => manifest.private !== true);
}

function foldersIn(parent) {
  if (!existsSync(join(root, parent))) return [];
  const entries = readdirSync(join(root, parent), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`)
    .sort();
}

function rank(folder) {
  const index = buildOrder.indexOf(folder.replace('packages/', ''));
  return index === -1 ? buildOrder.length : index;
}
