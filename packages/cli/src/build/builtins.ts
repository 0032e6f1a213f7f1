import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Node's own modules in a bundle for runtimes that have (some of) them too: never bundled, and not asked for by `require`, which a bundle has not. */
export function nodeBuiltins(): Plugin {
  return {
    name: 'tenon-builtins',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[a-z]/ }, ({ path, kind }) => {
        if (!isBuiltin(path)) return null;
        const name = path.replace(/^node:/, '');
        return kind === 'require-call' ? { path: name, namespace: 'tenon-builtin' } : { path: `node:${name}`, external: true };
      });
      onLoad({ filter: /.*/, namespace: 'tenon-builtin' }, ({ path }) => ({
        contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
        loader: 'js',
      }));
    },
  };
}
