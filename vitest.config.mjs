import { defineConfig } from 'vitest/config';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root, workspaces } from './scripts/support/workspace.mjs';

/** `tenon/node` means packages/tenon/src/adapt/node.ts: tests read sources, so that they need no build. */
function sourceAliases() {
  return workspaces().flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).flatMap(([subpath, target]) => {
      const match = /^\.\/dist\/(.+)\.js$/.exec(target.default ?? '');
      if (match === null) return [];
      const find = new RegExp(`^${manifest.name}${subpath.slice(1)}$`);
      return [{ find, replacement: join(root, folder, 'src', `${match[1]}.ts`) }];
    }),
  );
}

export default defineConfig({
  resolve: { alias: sourceAliases() },
  test: {
    include: ['packages/**/*.test.ts', 'docs/**/*.test.ts', '{scripts,packages/bench}/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // All processors: of two, vitest would use one.
    maxWorkers: availableParallelism(),
    // Machines are shared: a test that waits for nothing can take as long as its neighbours let it.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The same holds for what comes about: a second would be a race against them.
    expect: { poll: { timeout: 15_000 } },
  },
});
