import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exists } from '../support/tool.mjs';
import { publishedPackages, readJson, root } from '../support/workspace.mjs';
import { acceptsVersion } from '../support/version-range.mjs';

const oldestNode = '20.19.0';

/** The lock file carries integrity only: an address would tie every clone to one registry. */
export async function lockFile() {
  const lines = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').split('\n');
  const wrong = lines.flatMap((line, index) => (/tarball:|https?:\/\//.test(line) ? [`pnpm-lock.yaml:${index + 1}: ${line.trim()}`] : []));
  return wrong.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, report: wrong.join('\n') };
}

/** Every dependency that users install with Tenon accepts the oldest Node that Tenon promises. */
export async function engines() {
  const names = publishedPackages().flatMap(({ folder, manifest }) =>
    Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map((name) => ({ folder, name })),
  );
  const refusing = names.flatMap(({ folder, name }) => refusalOf(`${folder}/node_modules/${name}`));
  return refusing.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, report: refusing.join('\n') };
}

function refusalOf(folder) {
  if (!exists(`${folder}/package.json`)) return [];
  const { name, version, engines: { node = '*' } = {} } = readJson(`${folder}/package.json`);
  return acceptsVersion(node, oldestNode) ? [] : [`${name} ${version} needs Node ${node}, and Tenon promises ${oldestNode}`];
}
