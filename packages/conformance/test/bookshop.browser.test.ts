import type { Browser } from 'playwright-core';
import { serve, type RunningServer } from 'tenon/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../../docs/examples/bookshop/src/app.ts';
import { chromiumPath, launchChromium } from './docs/chromium.ts';
import { execute, faultsOf, listedOperations, openVisit, statusIn, type Visit } from './docs/visit.ts';

// Skipped where Chromium is not installed: only a real browser tells whether the page works under its own policy.
describe.skipIf(chromiumPath === undefined)(
  'the docs page of the bookshop in Chromium (skipped unless it is installed; CHROMIUM_PATH names another place)',
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    let server: RunningServer;
    let origin: string;
    let visit: Visit;
    beforeAll(async () => {
      vi.stubEnv('DATABASE_URL', 'memory:');
      [browser, server] = await Promise.all([launchChromium(), serve(app, { port: 0, host: '127.0.0.1', signals: false, announce: false })]);
      origin = `http://127.0.0.1:${server.port}`;
    }, 90_000);
    afterAll(async () => {
      await browser.close();
      await server.close();
      vi.unstubAllEnvs();
    });
    beforeEach(async () => {
      visit = await openVisit(browser, origin);
      await visit.page.goto(`${origin}/docs`);
      await visit.page.locator('.opblock').first().waitFor();
    });
    afterEach(async () => {
      await visit.page.context().close();
    });

    it('lists every operation of the document', async () => {
      const { paths } = (await (await fetch(`${origin}/openapi.json`)).json()) as { readonly paths: Record<string, object> };
      const declared = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
      expect(declared.length).toBeGreaterThanOrEqual(30);
      await expect.poll(async () => (await listedOperations(visit.page)).sort()).toEqual(declared.sort());
      expectClean();
    });

    it('searches the shelves', async () => {
      const operation = await execute(visit.page, 'books', 'booksList');
      expect(await statusIn(operation)).toBe('200');
      await operation.locator('.live-responses-table').getByText('nextCursor').first().waitFor();
      expectClean();
    });

    it('signs in with a token and orders a book', async () => {
      await visit.page.locator('.btn.authorize').first().click();
      const login = visit.page.locator('.auth-container', { hasText: 'bearer' }).first();
      await login.locator('input').first().fill('bookshop-demo-customer-token');
      await login.locator('.btn.authorize').click();
      await visit.page.locator('.modal-ux .btn-done').first().click();
      const operation = await execute(visit.page, 'orders', 'ordersPlace');
      expect(await statusIn(operation)).toBe('201');
      expectClean();
    });

    function expectClean(): void {
      expect(faultsOf(visit)).toEqual([]);
    }
  },
);
