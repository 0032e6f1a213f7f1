import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

/** A front end that was built and is served as its visitors get it. */
export interface FrontEnd {
  readonly origin: string;
  close(): Promise<void>;
}

const example = new URL('../../../../docs/examples/bookshop-web/', import.meta.url);

/** Builds the front end of the bookshop, or the one in a folder of it, and serves it. Its configuration reads BOOKSHOP_URL. */
export async function openFrontEnd(folder = ''): Promise<FrontEnd> {
  const root = fileURLToPath(new URL(folder, example));
  const outDir = mkdtempSync(join(tmpdir(), 'bookshop-web-'));
  const shared = { root, logLevel: 'error' } as const;
  await build({ ...shared, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the front end is not served on a port');
  const close = async () => {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { origin: `http://127.0.0.1:${address.port}`, close };
}
