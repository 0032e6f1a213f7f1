import { readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import type { Loader, Plugin } from 'esbuild';

/**
 * Lets modules find the files beside their source (`new URL('./migrations', import.meta.url)`) after they have been bundled into
 * another folder: there `import.meta.url` is where the source is, seen from the bundle.
 * @param outputFolder Has `app.js`, maybe `main.js`, and `chunks/`.
 */
export function keepSourcePlaces(outputFolder: string): Plugin {
  return {
    name: 'tenon-source-places',
    setup({ onLoad, esbuild }) {
      onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: 'file' }, async ({ path }) => {
        if (/[\\/]node_modules[\\/]/.test(path)) return null;
        const text = readFileSync(path, 'utf8');
        if (!text.includes('import.meta')) return null;
        const { code } = await esbuild.transform(text, {
          loader: loaderOf(path),
          format: 'esm',
          sourcefile: path,
          sourcemap: 'inline',
          define: { 'import.meta.url': 'sourcePlace_url', 'import.meta.filename': 'sourcePlace_filename', 'import.meta.dirname': 'sourcePlace_dirname' },
        });
        return { contents: placesText(relative(join(outputFolder, 'chunks'), path)) + code, loader: 'js', resolveDir: dirname(path) };
      });
    },
  };
}

/**
 * In one line, so that source maps stay near. What is not used is dropped by the bundler. A module ends in chunks/, or in the file of
 * the one entry that has it, which is one folder higher: no chunk has such a name, since its own has a hash.
 */
function placesText(path: string): string {
  const here = `import.meta.url.replace(/\\/(?:app|main)\\.js(?:[?#].*)?$/, '/chunks/')`;
  const url = `const sourcePlace_url = /* @__PURE__ */ (() => new URL(${JSON.stringify(path.replaceAll('\\', '/'))}, ${here}).href)();`;
  const filename = 'const sourcePlace_filename = /* @__PURE__ */ fileURLToPath_(sourcePlace_url);';
  const folder = 'const sourcePlace_dirname = /* @__PURE__ */ dirname_(sourcePlace_filename);';
  return `import { fileURLToPath as fileURLToPath_ } from 'node:url'; import { dirname as dirname_ } from 'node:path'; ${url} ${filename} ${folder} `;
}

function loaderOf(path: string): Loader {
  const extension = extname(path);
  if (extension.endsWith('tsx')) return 'tsx';
  if (extension.endsWith('jsx')) return 'jsx';
  return /t/.test(extension) ? 'ts' : 'js';
}
