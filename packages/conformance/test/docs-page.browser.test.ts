import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './docs/chromium.ts';
import { libraryDocument } from './docs/library-document.ts';
import { startLibraryServer, type LibraryContent, type LibraryServer } from './docs/library-server.ts';
import { startPrefixProxy, type PrefixProxy } from './docs/prefix-proxy.ts';
import { execute, faultsOf, listedOperations, openVisit, statusIn, tryOut, type Visit } from './docs/visit.ts';

const library = { documents: { '/openapi.json': libraryDocument('Lends **books**.') } };
const prefix = '/public/api';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Skipped where Chromium is not installed: only a real browser tells whether the page works under its own policy.
describe.skipIf(chromiumPath === undefined)(
  'the docs page behind a proxy that strips a prefix, in Chromium (skipped unless it is installed; CHROMIUM_PATH names another place)',
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let server: LibraryServer;
    let proxy: PrefixProxy;
    let visit: Visit;
    beforeAll(async () => {
      [browser, proxy] = await Promise.all([launchChromium(), startPrefixProxy(prefix, () => server.origin)]);
      // One for all tests: the browser compiles the page's scripts once.
      visit = await openVisit(browser, proxy.origin);
    }, 60_000);
    afterAll(() => Promise.all([browser.close(), proxy.close()]));
    afterEach(() => {
      faultsOf(visit);
      return server.close();
    });

    it.each(['/docs', '/docs/', '/docs/index.html'])('lists every operation at %s', async (path) => {
      await start(library);
      await open(path);
      const { paths } = library.documents['/openapi.json'] as { readonly paths: Record<string, object> };
      const methods = new Set(['get', 'post', 'delete']);
      const declared = Object.entries(paths).flatMap(([at, item]) =>
        Object.keys(item).flatMap((key) => (methods.has(key) ? [`${key.toUpperCase()} ${at}`] : [])),
      );
      await expect.poll(async () => (await listedOperations(visit.page)).sort()).toEqual(declared.sort());
      await expect.poll(() => visit.page.title()).toBe('Library <docs>');
      expectClean();
    });

    it('runs calls and shows what came back', async () => {
      await start(library);
      await open('/docs/');
      const read = await execute(visit.page, 'books', 'readBook');
      await read.getByText('"Emma"').last().waitFor();
      expect(await statusIn(read)).toBe('200');
      expect(server.calls.map(({ line }) => line)).toEqual(['GET /books/7']);
      const picture = (await execute(visit.page, 'covers', 'readCover')).locator('.live-responses-table img');
      expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1);
      expectClean();
    });

    it('uploads files, one and several', async () => {
      await start(library);
      await open('/docs/');
      const upload = await tryOut(visit.page, 'covers', 'addScans');
      const file = (name: string, text: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(text) });
      await upload.locator('tr[data-property-name=cover] input[type=file]').setInputFiles(file('cover.png', 'front'));
      await execute(visit.page, 'covers', 'addScans');
      expect(server.calls[0]?.form[0]).toEqual(['cover', 'cover.png image/png 5']);
      expect(server.calls[0]?.form.filter(([field]) => field === 'pages')).toEqual([]);
      const pages = upload.locator('tr[data-property-name=pages]');
      for (const [index, name] of ['1.png', '2.png'].entries()) {
        await pages.getByRole('button', { name: 'Add' }).click();
        await pages
          .locator('input[type=file]')
          .nth(index)
          .setInputFiles(file(name, 'x'.repeat(index + 1)));
      }
      await upload.locator('tr[data-property-name=note] input[type=text]').fill('scanned');
      await upload.locator('.execute').click();
      await expect.poll(() => server.calls.length).toBe(2);
      expect(server.calls[1]?.form).toEqual([
        ['cover', 'cover.png image/png 5'],
        ['pages', '1.png image/png 1'],
        ['pages', '2.png image/png 2'],
        ['note', 'scanned'],
      ]);
      expectClean();
    });

    it('runs nothing that a description holds', async () => {
      await start({ documents: { '/openapi.json': libraryDocument('<img src="x" onerror="stolen = true"><script>stolen = true</script> **bold**') } });
      await open('/docs/');
      await visit.page.locator('.description strong').waitFor();
      expect(await visit.page.evaluate('typeof stolen')).toBe('undefined');
      expect(await visit.page.locator('[onerror], .description script').count()).toBe(0);
    });

    it('takes no settings from its address', async () => {
      await start({ documents: { ...library.documents, '/other.json': { ...library.documents['/openapi.json'], info: { title: 'Other', version: '1' } } } });
      await open('/docs/?url=/other.json&configUrl=/other.json&docExpansion=none');
      await expect.poll(() => visit.page.locator('.info .title').textContent()).toContain('Library');
      await expect.poll(() => visit.page.locator('.opblock').count()).toBeGreaterThan(1);
      expectClean();
    });

    it('opens the operation that its address names', async () => {
      await start(library);
      await open('/docs/#/books/removeBook');
      await visit.page.locator('#operations-books-removeBook.is-open').waitFor();
      expect(await visit.page.locator('.opblock.is-open').count()).toBe(1);
      expectClean();
    });

    it('finds operations by words of method, path, summary and id', async () => {
      await start({ ...library, docs: { expand: 'none' } });
      await visit.page.goto(`${proxy.origin}${prefix}/docs/`);
      const filter = visit.page.locator('.operation-filter-input');
      await filter.waitFor();
      expect(await visit.page.locator('.opblock').count()).toBe(0);
      for (const [phrase, found] of [
        ['shelves', ['GET /books']],
        ['POST book', ['POST /books', 'POST /books/{id}/cover']],
        ['removebook', ['DELETE /books/{id}']],
      ] as const) {
        await filter.fill(phrase);
        await expect.poll(() => listedOperations(visit.page)).toEqual(found);
      }
      await filter.fill('nothing has this');
      await visit.page.getByText('No operations').waitFor();
      await filter.fill('');
      await expect.poll(() => visit.page.locator('.opblock-tag').count()).toBe(3);
      expectClean();
    });

    it('offers a choice of documents by links that keyboards reach', async () => {
      const partner = { ...library.documents['/openapi.json'], info: { title: 'For partners', version: '1' } };
      const documents = [
        { name: 'Public', path: '/openapi.json' },
        { name: 'Partners & friends', path: '/partners/openapi.json' },
      ];
      await start({ docs: { documents }, documents: { ...library.documents, '/partners/openapi.json': partner } });
      await open('/docs');
      const chosen = visit.page.locator('.docs-documents [aria-current=page]');
      await expect.poll(() => chosen.textContent()).toBe('Public');
      await visit.page.getByRole('link', { name: 'Public', exact: true }).focus();
      await visit.page.keyboard.press('Tab');
      await Promise.all([visit.page.waitForURL(/document=/), visit.page.keyboard.press('Enter')]);
      await visit.page.locator('.info .title', { hasText: 'For partners' }).waitFor();
      await expect.poll(() => chosen.textContent()).toBe('Partners & friends');
      await visit.page.goto(`${visit.page.url()}#/books/readBook`);
      await visit.page.reload();
      await visit.page.locator('#operations-books-readBook.is-open').waitFor();
      await expect.poll(() => visit.page.locator('.info .title').textContent()).toContain('For partners');
      expectClean();
    });

    it('shows no choice where there is none', async () => {
      await start(library);
      await open('/docs/');
      expect(await visit.page.locator('nav').count()).toBe(0);
    });

    it.each([
      [401, 'who you are (401)'],
      [500, 'answered 500'],
    ])('says what is wrong when the document is answered with %i', async (status, part) => {
      await start({ documents: { '/openapi.json': status } });
      await visit.page.goto(`${proxy.origin}${prefix}/docs/`);
      const alert = visit.page.getByRole('alert');
      await alert.waitFor();
      await expect.poll(() => alert.textContent()).toContain(part);
      expect(await alert.getByRole('link').getAttribute('href')).toBe(`${proxy.origin}${prefix}/openapi.json`);
      // The browser itself reports the status, perhaps later than the page.
      await expect.poll(() => visit.errors).toEqual([expect.anything()]);
      expect(faultsOf(visit)).toEqual([expect.stringContaining(String(status))]);
    });

    it('says that a document has no operations', async () => {
      await start({ documents: { '/openapi.json': { openapi: '3.1.1', info: { title: 'Empty', version: '1' }, paths: {} } } });
      await visit.page.goto(`${proxy.origin}${prefix}/docs/`);
      await visit.page.getByText('No operations').waitFor();
      await expect.poll(() => visit.page.locator('.info .title').textContent()).toContain('Empty');
      expectClean();
    });

    it.each([
      ['auto', 'dark', true],
      ['auto', 'light', false],
      ['dark', 'light', true],
      ['light', 'dark', false],
    ] as const)('with the theme %s, for a reader who likes it %s, dark is %s', async (theme, colorScheme, isDark) => {
      await start({ ...library, docs: { theme } });
      await visit.page.emulateMedia({ colorScheme });
      await open('/docs/');
      const colours = await visit.page.evaluate(() => {
        const brightness = (text: string) => (text.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
        return {
          page: brightness(getComputedStyle(document.documentElement).backgroundColor),
          title: brightness(getComputedStyle(document.querySelector('.info .title') as Element).color),
        };
      });
      // A page without a colour is white, which reads as transparent black: 0.
      expect(isDark ? colours.page > 0 && colours.page < 60 : colours.page === 0 || colours.page > 200).toBe(true);
      expect(isDark ? colours.title > 180 : colours.title < 100).toBe(true);
      // Also what is unfolded, and in the dialog; colours fade in.
      await tryOut(visit.page, 'books', 'readBook');
      await visit.page.locator('.auth-wrapper .btn.authorize').click();
      await expect.poll(unreadable, { timeout: 10_000 }).toEqual([]);
      expectClean();
    });

    /** Texts whose contrast is below 4.5. */
    async function unreadable(): Promise<string[]> {
      await visit.page.evaluate(axe);
      const { violations } = await visit.page.evaluate<AxeResults>(`axe.run({ runOnly: ['color-contrast'] })`);
      return violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')));
    }

    async function start(content: LibraryContent): Promise<void> {
      server = await startLibraryServer(content);
    }

    async function open(path: string): Promise<void> {
      await visit.page.goto(proxy.origin + prefix + path);
      await visit.page.locator('.opblock').first().waitFor();
    }

    function expectClean(): void {
      expect(faultsOf(visit)).toEqual([]);
      expect(proxy.strayed).toEqual([]);
    }
  },
);
