import type { DocsUi } from '../shapes/docs.ts';
import type { Content } from './content.ts';
import { toContent } from './text-content.ts';

/** Finds the files of a docs page of one's own by name: those that were named, or that a folder had when it was first asked. */
export function ownFiles(assets: DocsUi['assets']): (name: string) => Promise<Content | null> {
  const contents = new Map<string, Promise<Content>>();
  let places: Promise<ReadonlyMap<string, URL | string>> | null = null;
  return async (name) => {
    places ??= assets instanceof URL ? filesOf(assets) : Promise.resolve(new Map(Object.entries(assets)));
    const place = (await places).get(name);
    if (place === undefined) return null;
    const known = contents.get(name);
    if (known !== undefined) return known;
    const content = read(place).then((bytes) => toContent(contentTypeOf(name), bytes, []));
    contents.set(name, content);
    return content;
  };
}

async function filesOf(folder: URL): Promise<ReadonlyMap<string, URL>> {
  const { readdir } = await import('node:fs/promises');
  const { join, relative, sep } = await import('node:path');
  const { fileURLToPath, pathToFileURL } = await import('node:url');
  const root = fileURLToPath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  // No symbolic links: they may lead out of the folder.
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(root, file).split(sep).join('/'), pathToFileURL(file)]));
}

async function read(place: URL | string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof place === 'string') return new TextEncoder().encode(place);
  const { readFile } = await import('node:fs/promises');
  return new Uint8Array(await readFile(place));
}

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

function contentTypeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(contentTypes, extension) ? contentTypes[extension] : undefined) ?? 'application/octet-stream';
}
