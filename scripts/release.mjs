/**
 * Shows what a release publishes, or publishes it: `scripts/release --dry-run`, and in CI `scripts/release`.
 * Only CI publishes: what reaches users was built from a clean clone by a run whose checks passed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { setup } from './setup.mjs';
import { packedFiles } from './support/archive.mjs';
import { pnpm, run } from './support/command.mjs';
import { withArchive } from './support/pack.mjs';
import { colour, fail, say } from './support/terminal.mjs';
import { publishedPackages, root } from './support/workspace.mjs';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });

if (values.help) say('scripts/release --dry-run   shows what would be published\nscripts/release             publishes; CI only, with RELEASE_CONFIRMED=yes');
else await release(values['dry-run'] === true);

async function release(isDryRun) {
  if (!isDryRun) checkConfirmed();
  await setup();
  const failed = await build();
  if (failed.length > 0) fail(`not built: ${failed.join(', ')}`);
  const packages = publishedPackages();
  checkVersions(packages);
  for (const each of packages) await showPackage(each);
  if (isDryRun) say(colour.bold(`Nothing is published: this was a dry run over ${packages.length} packages.`));
  else for (const each of packages) await publish(each);
}

function checkConfirmed() {
  if (process.env.CI && process.env.RELEASE_CONFIRMED === 'yes') return;
  fail('Only CI publishes, after its checks passed.', [
    'See what would be published: scripts/release --dry-run',
    'CI confirms with the variables CI and RELEASE_CONFIRMED=yes.',
  ]);
}

/** The packages depend on each other by version, so they are released as one. */
function checkVersions(packages) {
  const versions = new Set(packages.map(({ manifest }) => manifest.version));
  if (versions.size > 1) fail(`the packages have different versions: ${[...versions].join(', ')}`, ['Give all published packages one version.']);
}

async function showPackage({ folder, manifest }) {
  // The archive that would be sent, not what a configuration promises.
  const files = await withArchive(folder, packedFiles);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  say(`\n${colour.bold(`${manifest.name}@${manifest.version}`)} ${colour.dim(`${files.length} files, ${sizeText(total)}`)}`);
  for (const { path, size } of files) say(`  ${sizeText(size).padStart(9)}  ${path}`);
}

async function publish({ folder, manifest }) {
  const { code } = await run('npx', ['--yes', pnpm, 'publish', '--access', 'public', '--no-git-checks'], { cwd: join(root, folder) });
  if (code !== 0)
    fail(`${manifest.name} was not published; the packages before it were.`, [
      'Correct the reason above and run this again: versions that exist are refused by the registry.',
    ]);
  say(`${colour.green('✓')} published ${manifest.name}@${manifest.version}`);
}

function sizeText(bytes) {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
