import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { assets } from '@tenon/docs-ui';
import { describe, expect, it } from 'vitest';

const source = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const home = new URL('../', import.meta.url);

describe('the built package', () => {
  it('holds the files that the docs page needs and no others', () => {
    expect([...assets.keys()].sort()).toEqual([
      'api-document.js',
      'cookie-note.js',
      'favicon-16x16.png',
      'favicon-32x32.png',
      'forms.js',
      'needed-part.js',
      'oauth2-redirect.html',
      'oauth2-redirect.js',
      'page.css',
      'resolve.js',
      'search.js',
      'settings.js',
      'start.js',
      'swagger-ui-bundle.js',
      'swagger-ui.css',
      'swagger.js',
      'theme.js',
    ]);
    expect(readdirSync(new URL('dist/assets/', home)).filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it.each([...assets.values()].filter(({ name }) => existsSync(join(source, name))))('gives $name unchanged in every encoding', async (asset) => {
    const expected = readFileSync(join(source, asset.name));
    const inflate = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Uint8Array) => Buffer.from(bytes) };
    for (const encoding of asset.encodings) expect(inflate[encoding](await asset.read(encoding)).equals(expected)).toBe(true);
    expect(asset.encodings.at(-1)).toBe('identity');
    expect(asset.hash).toMatch(/^[\w-]{22}$/);
  });

  it('refuses an encoding that is not stored', async () => {
    await expect(assets.get('favicon-16x16.png')?.read('br')).rejects.toThrow(RangeError);
  });

  it('carries the licences of what it holds', () => {
    for (const name of ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt']) {
      expect(readFileSync(new URL(`dist/assets/${name}`, home)).equals(readFileSync(join(source, name)))).toBe(true);
    }
  });

  it('depends on nothing at run time', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as Record<string, unknown>; // our own file
    expect(dependencies).toEqual({});
    expect(peerDependencies).toBeUndefined();
  });
});
