import { realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, sep } from 'node:path';
import type { Plugin } from 'esbuild';

const bundled = /^(?:tenon|@sinclair\/typebox)(?:\/|$)/;

/**
 * Leaves packages out of the bundle, where they are when it runs. Bundled are: what is written in the project's own folders, packages
 * of a workspace too; Tenon, and what it needs in turn, but for the docs page, which reads its files.
 */
export function leaveOutPackages(appFile: string): Plugin {
  const tenon = dirname(realpathSync(createRequire(appFile).resolve('tenon/package.json'))) + sep;
  const isBundled = (file: string): boolean => isInstalled(file) || realpathSync(file).startsWith(tenon);
  return {
    name: 'tenon-packages',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...rest }) => {
        if (pluginData === 'resolving' || bundled.test(path) || path.startsWith('tenon-build:')) return null;
        if (isBuiltin(path) || path === '@tenon/docs-ui') return { path, external: true };
        const isOfBundled = rest.namespace === 'file' && rest.importer !== '' && isBundled(rest.importer);
        if (isOfBundled) return null;
        const found = await resolve(path, { ...rest, pluginData: 'resolving' });
        if (found.errors.length > 0 || found.path === '') return { path, external: true }; // it may be there when it runs: an optional package
        // Data is bundled: the attribute that Node asks for is not kept, and bundlers do without it.
        if (found.namespace === 'file' && (found.path.endsWith('.json') || !isInstalled(realpathSync(found.path)))) return found;
        return { path, external: true };
      });
    },
  };
}

function isInstalled(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}
