import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocsUi } from '../shapes/docs.ts';
import type { HttpResponse } from '../shapes/http.ts';
import { createDocsPage, type DocsPage } from './docs-page.ts';

const script = `// ${'long '.repeat(2000)}\n`;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-docs-'));
  await mkdir(join(folder, 'page/fonts'), { recursive: true });
  await writeFile(join(folder, 'page/start.js'), script);
  await writeFile(join(folder, 'page/fonts/text.woff2'), 'font');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(folder, 'page/link.txt'));
});
afterAll(() => rm(folder, { recursive: true }));

const html: DocsUi['html'] = ({ title, documents }) => `<title>${title}</title>${JSON.stringify(documents)}`;

describe('a docs page of one\u2019s own', () => {
  it('shows its text with the title and the documents, and needs no package', async () => {
    const page = createDocsPage({ path: '/a/docs', title: 'Shop', ui: { html, assets: {} } }, () => Promise.reject(new Error('loaded')));
    for (const path of ['', 'index.html']) {
      const response = await answer(page, path);
      expect(textOf(response)).toBe('<title>Shop</title>[{"name":"Shop","url":"../../openapi.json"}]');
      expect(header(response, 'content-type')).toBe('text/html; charset=utf-8');
    }
  });

  it('hands over all documents, the main one first', async () => {
    const documents = [
      { name: 'public', path: '/openapi.json' },
      { name: 'partner', path: '/docs/partner.json' },
    ];
    const page = createDocsPage({ documents, ui: { html: (given) => JSON.stringify(given.documents), assets: {} } });
    expect(JSON.parse(textOf(await answer(page, '')))).toEqual([
      { name: 'public', url: '../openapi.json' },
      { name: 'partner', url: '../docs/partner.json' },
    ]);
  });

  it('serves files that are named', async () => {
    const assets = { 'start.js': new URL('page/start.js', folderUrl()), 'text.css': 'body { margin: 0 }', 'data.unknown': 'x' };
    const page = createDocsPage({ ui: { html, assets } });
    expect(textOf(await answer(page, 'start.js'))).toBe(script);
    expect(header(await answer(page, 'start.js'), 'content-type')).toBe('text/javascript; charset=utf-8');
    expect(textOf(await answer(page, 'text.css'))).toBe('body { margin: 0 }');
    expect(header(await answer(page, 'data.unknown'), 'content-type')).toBe('application/octet-stream');
    for (const name of ['other.js', 'toString', '../secret.txt']) expect(await page.respond(name, requestOf(name))).toBeNull();
  });

  it('serves a folder, and nothing beside it', async () => {
    const page = createDocsPage({ ui: { html, assets: new URL('page/', folderUrl()) } });
    expect(textOf(await answer(page, 'start.js'))).toBe(script);
    expect(header(await answer(page, 'fonts/text.woff2'), 'content-type')).toBe('font/woff2');
    for (const name of ['fonts', 'fonts/', '../secret.txt', 'fonts/../start.js', 'link.txt', '..%2fsecret.txt']) {
      expect(await page.respond(name, requestOf(name))).toBeNull();
    }
  });

  it('compresses what is large, and answers 304', async () => {
    const page = createDocsPage({ ui: { html, assets: { 'start.js': script } } });
    const packed = await answer(page, 'start.js', { 'accept-encoding': 'gzip, br' });
    expect(header(packed, 'content-encoding')).toBe('gzip');
    expect(gunzipSync(bytesOf(packed)).toString()).toBe(script);
    const known = header(packed, 'etag') ?? '';
    expect(await answer(page, 'start.js', { 'accept-encoding': 'gzip', 'if-none-match': known })).toMatchObject({ status: 304, body: null });
  });

  it('adds what it needs to the policy', async () => {
    const contentSecurityPolicy = { 'style-src': ["'unsafe-inline'"], 'worker-src': ['blob:'], 'form-action': ["'self'"] };
    const page = createDocsPage({ connectTo: ['https://login.example'], ui: { html, assets: {}, contentSecurityPolicy } });
    expect(header(await answer(page, ''), 'content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; " +
        "connect-src 'self' https://login.example; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; worker-src blob:",
    );
  });
});

function folderUrl(): URL {
  return pathToFileURL(`${folder}/`);
}

async function answer(page: DocsPage, path: string, headers: Record<string, string> = {}): Promise<HttpResponse> {
  const response = await page.respond(path, { ...requestOf(path), headers });
  if (response === null) throw new Error(`no file ${path}`);
  return response;
}

function requestOf(path: string) {
  return { path: `/docs/${path}`, query: '', headers: {} };
}

function header({ headers }: HttpResponse, name: string): string | undefined {
  return headers[headers.indexOf(name) + 1];
}

function bytesOf({ body }: HttpResponse): Uint8Array {
  if (!(body instanceof Uint8Array)) throw new Error('no bytes');
  return body;
}

function textOf(response: HttpResponse): string {
  return Buffer.from(bytesOf(response)).toString();
}
