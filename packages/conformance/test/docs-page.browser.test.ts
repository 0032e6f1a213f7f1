import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './docs/chromium.ts';
import { libraryOperations } from './docs/library-document.ts';
import { startLibraryServer, type LibraryServer } from './docs/library-server.ts';
import { listedOperations, openVisit, type Visit } from './docs/visit.ts';

// Skipped where Chromium is not installed: only a real browser tells whether the page works under its own policy.
describe.skipIf(chromiumPath === undefined)(
  'the docs page in Chromium (skipped unless it is installed; CHROMIUM_PATH names another place)',
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    }, 60_000);
    afterAll(() => browser.close());

    it('runs nothing that a description holds', async () => {
      const server = await startLibraryServer('', '<img src="x" onerror="stolen = true"><script>stolen = true</script> **bold**');
      const { page } = await openVisit(browser, server.origin);
      await page.goto(`${server.origin}/docs/`);
      await page.locator('.description strong').waitFor();
      expect(await page.evaluate('typeof stolen')).toBe('undefined');
      expect(await page.locator('[onerror], .description script').count()).toBe(0);
      await page.context().close();
      await server.close();
    });

    describe.each([
      ['without a prefix', ''],
      ['behind a proxy that strips a prefix', '/public/api'],
    ])('%s', (_name, prefix) => {
      let server: LibraryServer;
      let visit: Visit;
      beforeEach(async () => {
        server = await startLibraryServer(prefix);
        visit = await openVisit(browser, server.origin);
      });
      afterEach(async () => {
        await visit.page.context().close();
        await server.close();
      });

      it.each(['/docs', '/docs/', '/docs/index.html'])('lists every operation at %s', async (path) => {
        await open(path);
        const listed = await listedOperations(visit.page);
        expect(listed.sort()).toEqual([...libraryOperations].sort());
        expect(await visit.page.title()).toBe('Library <docs>');
        await expectClean();
      });

      it('runs a call and shows what came back', async () => {
        await open('/docs/');
        await tryOut('readBook');
        await visit.page.getByText('"Emma"').last().waitFor();
        expect(await statusOf('readBook')).toBe('200');
        expect(server.calls).toEqual(['GET /books/7']);
        await expectClean();
      });

      it('shows a picture that a call answered', async () => {
        await open('/docs/');
        await tryOut('readCover', 'covers');
        const picture = visit.page.locator('.live-responses-table img');
        await picture.waitFor();
        expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1);
        await expectClean();
      });

      it('sends the token of the login, also after a reload', async () => {
        await open('/docs/');
        await visit.page.locator('.btn.authorize').click();
        await visit.page.locator('.modal-ux input[type=text], .modal-ux input[type=password]').first().fill('secret');
        await visit.page.locator('.modal-ux .btn.authorize').first().click();
        await visit.page.locator('.modal-ux .btn-done').first().click();
        await open('/docs/');
        await tryOut('readBook');
        expect(server.calls).toEqual(['GET /books/7 Bearer secret']);
        await expectClean();
      });

      it('completes an OAuth login in its own window', async () => {
        await open('/docs/');
        await visit.page.locator('.btn.authorize').click();
        const flow = visit.page.locator('.auth-container', { hasText: 'authorizationCode' });
        await flow.locator('#client_id_authorizationCode').fill('library');
        await flow.locator('.scopes label').first().click();
        await flow.locator('.btn.authorize').click();
        await flow.getByText('Logout').waitFor();
        await visit.page.locator('.modal-ux .btn-done').first().click();
        await tryOut('readBook');
        expect(server.calls).toEqual(['GET /books/7 Bearer from-oauth']);
        await expectClean();
      });

      async function open(path: string): Promise<void> {
        await visit.page.goto(`${server.origin}${prefix}${path}`);
        await visit.page.locator('.opblock').first().waitFor();
      }

      async function tryOut(operationId: string, tag = 'books'): Promise<void> {
        const block = visit.page.locator(`#operations-${tag}-${operationId}`);
        await block.locator('.opblock-summary-control').click();
        await block.locator('.try-out__btn').click();
        await block.locator('.execute').click();
        await block.locator('.live-responses-table').waitFor();
      }

      async function statusOf(operationId: string): Promise<string | undefined> {
        const text = await visit.page.locator(`#operations-books-${operationId} .live-responses-table .response-col_status`).last().textContent();
        return text?.trim().slice(0, 3);
      }

      async function expectClean(): Promise<void> {
        expect(visit.violations).toEqual([]);
        expect(visit.errors).toEqual([]);
        expect(visit.foreign).toEqual([]);
        expect(server.strayed).toEqual([]);
      }
    });
  },
);
