import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/** A module that is in no file. */
export interface Virtual {
  readonly name: string;
  readonly text: string;
}

const prefix = 'tenon-build:';

/**
 * What the app's own modules import as `tenon`. They need the emitted code by a name, not only before them in a list of imports:
 * bundles that are split into chunks keep the order of what is named, and nothing else.
 */
const asTenon: Virtual = {
  name: 'tenon.js',
  text: [
    "import { build } from './app.js';",
    "import { createApp as create } from 'tenon';",
    "import { register } from 'tenon/built';",
    "export * from 'tenon';",
    'export function createApp(routes, options) {',
    '  register(build);',
    '  return create(routes, options);',
    '}',
    '',
  ].join('\n'),
};

/** Modules of the build itself: `tenon-build:app`, and what they import from each other as `./name.js`. Packages are found from the app's place. */
export function emittedModules(modules: readonly Virtual[], appFile: string): Plugin {
  const texts = new Map([asTenon, ...modules].map(({ name, text }) => [name, text]));
  return {
    name: 'tenon-emitted',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${prefix}`) }, ({ path }) => ({ path: path.slice(prefix.length), namespace: 'tenon-emitted' }));
      onResolve({ filter: /^tenon$/ }, ({ importer, namespace }) =>
        namespace === 'tenon-emitted' && importer === asTenon.name ? null : { path: asTenon.name, namespace: 'tenon-emitted' },
      );
      onResolve({ filter: /^\.\//, namespace: 'tenon-emitted' }, ({ path }) => ({ path: path.slice(2), namespace: 'tenon-emitted' }));
      onLoad({ filter: /.*/, namespace: 'tenon-emitted' }, ({ path }) => {
        const contents = texts.get(path);
        return contents === undefined ? { errors: [{ text: `no module ${path} was emitted` }] } : { contents, loader: 'js', resolveDir: dirname(appFile) };
      });
    },
  };
}
