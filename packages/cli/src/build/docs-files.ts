import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

interface DocsPackage {
  readonly assets: ReadonlyMap<
    string,
    { readonly contentType: string; readonly hash: string; readonly encodings: readonly string[]; read(encoding: string): Promise<Uint8Array> }
  >;
}

/** Puts the files of the docs page into the bundle, each in a module that is loaded when it is asked for: where a worker runs there are no files. */
export function docsFiles(appFile: string): Plugin {
  return {
    name: 'tenon-docs-files',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^@tenon\/docs-ui$/ }, () => ({ path: 'index', namespace: 'tenon-docs' }));
      onResolve({ filter: /.*/, namespace: 'tenon-docs' }, ({ path }) => ({ path, namespace: 'tenon-docs' }));
      onLoad({ filter: /.*/, namespace: 'tenon-docs' }, async ({ path }) => {
        const found = await docsPackage(appFile);
        if (found === null) return { contents: missing, loader: 'js' };
        if (path === 'index') return { contents: indexText(found), loader: 'js' };
        const asset = found.assets.get(path);
        if (asset === undefined) return { errors: [{ text: `the docs page has no file ${path}` }] };
        const bytes = await asset.read(asset.encodings.includes('gzip') ? 'gzip' : 'identity');
        return { contents: `export default ${JSON.stringify(Buffer.from(bytes).toString('base64'))};`, loader: 'js' };
      });
    },
  };
}

/** What importing a package that is not installed throws. */
const missing = `throw Object.assign(new Error('@tenon/docs-ui was not installed when this was built'), { code: 'ERR_MODULE_NOT_FOUND' });`;

async function docsPackage(appFile: string): Promise<DocsPackage | null> {
  try {
    const path = createRequire(appFile).resolve('@tenon/docs-ui');
    return (await import(pathToFileURL(path).href)) as DocsPackage; // what the package exports
  } catch {
    return null;
  }
}

function indexText({ assets }: DocsPackage): string {
  const lines = [...assets].map(([name, { contentType, hash, encodings }]) => {
    const isCompressed = encodings.includes('gzip');
    const facts = JSON.stringify({ name, contentType, hash, encodings: isCompressed ? ['gzip', 'identity'] : ['identity'] });
    return `  [${JSON.stringify(name)}, { ...${facts}, read: reader(() => import(${JSON.stringify(name)}), ${isCompressed}) }],`;
  });
  return [
    'const reader = (load, isCompressed) => async (encoding) => {',
    '  const bytes = Uint8Array.from(atob((await load()).default), (character) => character.charCodeAt(0));',
    "  if (!isCompressed || encoding === 'gzip') return bytes;",
    "  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());",
    '};',
    'export const assets = new Map([',
    ...lines,
    ']);',
    '',
  ].join('\n');
}
