import { createContext, runInContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What a bundler makes of one name for a browser: its code, and the files that something of is in it. */
async function bundled(name: string): Promise<{ readonly code: string; readonly files: readonly string[] }> {
  const contents = `export { ${name} } from './index.ts'`;
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: 'iife',
    globalName: 'tenon',
    platform: 'browser',
    write: false,
    metafile: true,
    absWorkingDir: folder,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(([file, { bytesInOutput }]) => file !== '<stdin>' && bytesInOutput > 0);
  return { code: outputFiles[0]?.text ?? '', files: files.map(([file]) => file).sort() };
}

const core = ['call.ts', 'client.ts', 'decode.ts', 'parameter-text.ts', 'request-error.ts', 'request.ts', 'response-error.ts', 'response.ts', 'wire-value.ts'];

// scripts/bundle-budget.mjs has the bytes.
describe('a browser’s bundle', () => {
  it.each([
    ['createClient', core],
    ['createPathClient', core],
    ['retry', ['retry.ts', 'waited.ts']],
    ['items', ['items.ts', 'stream-items.ts', 'waited.ts']],
    ['paginate', ['link.ts', 'paginate.ts', 'response-error.ts']],
  ])('of %s has these files in it, and nothing of Node', async (name, files) => {
    expect((await bundled(name)).files).toEqual(files);
  });

  it('calls where there is nothing but the web', async () => {
    const { code } = await bundled('createClient');
    const web = {
      Headers,
      Request,
      Response,
      URLSearchParams,
      FormData,
      Blob,
      ReadableStream,
      AbortController,
      AbortSignal,
      btoa,
      atob,
      setTimeout,
      clearTimeout,
    };
    const seen: unknown[] = [];
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      seen.push(url, init.body);
      return Response.json({ at: '2026-01-01T00:00:00Z' });
    };
    const use = `
      const manifest = { tenon: 1, routes: { 'books.add': { method: 'POST', path: '/books', codecs: { 200: { members: { at: 'date' } } } } } };
      const client = tenon.createClient(manifest, { baseUrl: 'https://api.example', timeoutMs: 1000 });
      client.books.add.orThrow({ body: { at: new Date(0), bytes: Uint8Array.of(1) } }).then(({ at }) => at.getUTCFullYear());`;
    expect(await runInContext(`${code};${use}`, createContext({ ...web, fetch }))).toBe(2026);
    expect(seen).toEqual(['https://api.example/books', '{"at":"1970-01-01T00:00:00.000Z","bytes":"AQ=="}']);
  });
});
