import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../shapes/http.ts';
import type { DocsRequest } from './content.ts';
import { createDocsPage } from './docs-page.ts';
import { isMissingModule } from './docs-package.ts';

const page = createDocsPage({ title: `Books & "more" </title><script>alert('x')</script> ü` });

describe('the docs page', () => {
  it.each([
    ['', 'text/html; charset=utf-8', '<main id="docs">'],
    ['index.html', 'text/html; charset=utf-8', '<main id="docs">'],
    ['start.js', 'text/javascript; charset=utf-8', 'loadDocument('],
    ['swagger.js', 'text/javascript; charset=utf-8', 'SwaggerUIBundle('],
    ['page.css', 'text/css; charset=utf-8', 'body {'],
    ['swagger-ui.css', 'text/css; charset=utf-8', '.swagger-ui'],
    ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8', 'SwaggerUIBundle'],
    ['oauth2-redirect.html', 'text/html; charset=utf-8', 'src="oauth2-redirect.js"'],
    ['oauth2-redirect.js', 'text/javascript; charset=utf-8', 'swaggerUIRedirectOauth2'],
    ['favicon-16x16.png', 'image/png', 'PNG'],
    ['favicon-32x32.png', 'image/png', 'PNG'],
  ])('answers %j as %s', async (path, contentType, part) => {
    const response = await answer(path);
    expect(response.status).toBe(200);
    expect(header(response, 'content-type')).toBe(contentType);
    expect(header(response, 'x-content-type-options')).toBe('nosniff');
    expect(header(response, 'cache-control')).toBe('no-cache');
    expect(header(response, 'content-encoding')).toBeUndefined();
    expect(textOf(response)).toContain(part);
  });

  it.each([
    'missing.js',
    'swagger-initializer.js',
    'swagger-ui-bundle.js.map',
    'LICENSE',
    'assets.json',
    '../package.json',
    '..%2Fpackage.json',
    'swagger-ui.css.br',
    'docs/',
    '/',
    'index.html/',
    'constructor',
    '__proto__',
    'START.JS',
    'swagger-ui.css\0',
  ])('knows no file %j', async (path) => {
    expect(await page.respond(path, requestOf(`/docs/${path}`))).toBeNull();
  });

  it.each([
    ['/docs', '', './docs/'],
    ['/internal/docs', '', './docs/'],
    ['/docs', 'key=a&b=%20', './docs/?key=a&b=%20'],
  ])('redirects %s with the query %j to the folder, by a relative location', async (path, query, location) => {
    const response = await page.respond('', { ...requestOf(path), query });
    expect(response).toMatchObject({ status: 307, body: null });
    expect(header(response, 'location')).toBe(location);
  });

  it('confines every page, and no other file, to its own origin', async () => {
    for (const path of ['', 'index.html', 'oauth2-redirect.html']) {
      const policy = header(await answer(path), 'content-security-policy');
      expect(policy).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
    }
    expect(header(await answer('start.js'), 'content-security-policy')).toBeUndefined();
  });

  it('lets the page call the origins that are named', async () => {
    const other = createDocsPage({ connectTo: ['https://a.example', 'https://b.example:8443'] });
    const response = await other.respond('', requestOf('/docs/'));
    expect(header(response, 'content-security-policy')).toContain("; connect-src 'self' https://a.example https://b.example:8443; ");
  });

  it('names no other host and holds no inline script or style', async () => {
    const page = textOf(await answer(''));
    expect(page).not.toMatch(/https?:|\/\/|<style|style=|<script>|\son\w+=/);
    for (const script of ['start.js', 'swagger.js', 'api-document.js']) expect(textOf(await answer(script))).not.toMatch(/https?:/);
  });

  it('escapes the title', async () => {
    expect(textOf(await answer(''))).toContain(
      '<title>Books &#38; &#34;more&#34; &#60;/title&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62; ü</title>',
    );
  });
});

describe('encodings of the docs page', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('for %j sends %s with the same content', async (accepted, encoding, inflate) => {
    const plain = await answer('swagger-ui.css');
    const packed = await answer('swagger-ui.css', { 'accept-encoding': accepted });
    expect(header(packed, 'content-encoding')).toBe(encoding);
    expect(header(packed, 'vary')).toBe('accept-encoding');
    expect(header(plain, 'vary')).toBe('accept-encoding');
    expect(header(packed, 'etag')).not.toBe(header(plain, 'etag'));
    expect(inflate(bytesOf(packed)).equals(bytesOf(plain))).toBe(true);
  });

  it('sends small files as they are, without vary', async () => {
    const response = await answer('theme.js', { 'accept-encoding': 'br, gzip' });
    expect(header(response, 'content-encoding')).toBeUndefined();
    expect(header(response, 'vary')).toBeUndefined();
  });
});

describe('revalidation of the docs page', () => {
  it.each(['', 'start.js', 'page.css', 'swagger-ui.css', 'favicon-16x16.png'])('answers 304 for %j when the caller has it', async (path) => {
    const accept = { 'accept-encoding': 'br' };
    const first = await answer(path, accept);
    const etag = header(first, 'etag');
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await answer(path, { ...accept, 'if-none-match': known });
      expect(again).toMatchObject({ status: 304, body: null });
      for (const name of ['etag', 'vary', 'cache-control', 'content-security-policy']) expect(header(again, name)).toBe(header(first, name));
    }
  });

  it('sends the file when the caller has another one, or another encoding', async () => {
    const etag = header(await answer('swagger-ui.css', { 'accept-encoding': 'br' }), 'etag');
    expect((await answer('swagger-ui.css', { 'if-none-match': etag })).status).toBe(200);
    expect((await answer('swagger-ui.css', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('changes the tag of the page with its title and its policy', async () => {
    const pages = [createDocsPage(), createDocsPage({ title: 'Other' }), createDocsPage({ connectTo: ['https://a.example'] })];
    const tags = await Promise.all(pages.map(async (page) => header(await page.respond('', requestOf('/docs/')), 'etag')));
    expect(new Set(tags).size).toBe(3);
  });
});

describe('the docs page without @tenon/docs-ui', () => {
  const bare = createDocsPage({}, async () => null);

  it.each(['', 'start.js', 'swagger-ui.css'])('answers %j with a problem that says what to install', async (path) => {
    const response = await bare.respond(path, requestOf(`/docs/${path}`));
    expect(header(response, 'content-type')).toBe('application/problem+json');
    expect(JSON.parse(String(response?.body))).toMatchObject({
      status: 500,
      code: 'docs.ui-missing',
      detail: expect.stringContaining('npm install @tenon/docs-ui'),
    });
    expect(response?.status).toBe(500);
  });

  it('tells an absent package from one that fails', async () => {
    const [absent, failing] = ['@tenon/not-installed', 'data:text/javascript,throw new Error()'];
    expect(isMissingModule(await import(absent).catch((error: unknown) => error))).toBe(true);
    expect(isMissingModule(await import(failing).catch((error: unknown) => error))).toBe(false);
  });
});

async function answer(path: string, headers: DocsRequest['headers'] = {}): Promise<HttpResponse> {
  const response = await page.respond(path, requestOf(`/docs/${path}`, headers));
  if (response === null) throw new Error(`no file ${path}`);
  return response;
}

function requestOf(path: string, headers: DocsRequest['headers'] = {}): DocsRequest {
  return { path, query: '', headers };
}

function header(response: HttpResponse | null, name: string): string | undefined {
  const at = response?.headers.findIndex((text, index) => index % 2 === 0 && text === name) ?? -1;
  return at < 0 ? undefined : response?.headers[at + 1];
}

function bytesOf({ body }: HttpResponse): Buffer {
  if (!(body instanceof Uint8Array)) throw new Error('no bytes');
  return Buffer.from(body);
}

function textOf(response: HttpResponse): string {
  return bytesOf(response).toString('utf8');
}
