import type { Browser } from 'playwright-core';
import { apiKey, basic, createApi, createApp, oauth2, Problem, t, type AppOptions, type DocsOptions } from 'tenon';
import { serve, type RunningServer } from 'tenon/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './docs/chromium.ts';
import { scalar } from './docs/scalar.ts';
import { faultsOf, listedOperations, openVisit } from './docs/visit.ts';

const api = createApi({ info: { title: 'Shop', version: '1.0.0' } });
const reader = api.dependency({
  security: basic({ realm: 'docs' }),
  responses: { 401: Problem },
  provide: ({ credentials, reply }) => (credentials.password === 'open' ? credentials.username : reply(401, { title: 'No' })),
});
const visitor = api.dependency({
  security: apiKey({ in: 'cookie', name: 'session' }),
  responses: { 401: Problem },
  provide: ({ credentials, reply }) => (credentials === 'of-ann' ? 'ann' : reply(401, { title: 'No' })),
});
const member = api.dependency({
  security: oauth2({
    flows: { scopes: { read: 'Read' }, authorizationCode: { authorizationUrl: 'https://login.example/auth', tokenUrl: 'https://tokens.example/token' } },
  }),
  responses: { 401: Problem },
  provide: ({ reply }) => reply(401, { title: 'No' }),
});
const list = api.route({
  method: 'GET',
  path: '/books',
  security: 'public',
  summary: 'What is on the shelves',
  responses: { 200: t.Array(t.String()) },
  handler: () => ['Emma'],
});
const orders = api.route.with({ member })({
  method: 'GET',
  path: '/orders',
  summary: 'What was ordered',
  responses: { 200: t.Array(t.String()) },
  handler: () => [],
});

// Skipped where Chromium is not installed: passwords, cookies and policies are the browser's.
describe.skipIf(chromiumPath === undefined)(
  'the docs page of an app in Chromium (skipped unless it is installed; CHROMIUM_PATH names another place)',
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let server: RunningServer | null = null;
    beforeAll(async () => {
      browser = await launchChromium();
    }, 60_000);
    afterAll(() => browser.close());
    afterEach(() => server?.close());

    it('is shown to readers who give the password that the browser asks for', async () => {
      const origin = await start({ route: api.route.with({ reader }) });
      const refused = await fetch(`${origin}/docs/`);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic realm="docs"/)]);
      expect((await fetch(`${origin}/openapi.json`)).status).toBe(401);
      const context = await browser.newContext({ httpCredentials: { username: 'ann', password: 'open' } });
      const page = await context.newPage();
      await page.goto(`${origin}/docs`);
      await page.locator('.opblock').first().waitFor();
      await expect.poll(async () => (await listedOperations(page)).sort()).toEqual(['GET /books', 'GET /orders']);
      await context.close();
    });

    it('is shown to readers who have the cookie of the application', async () => {
      const origin = await start({ route: api.route.with({ visitor }) });
      expect((await fetch(`${origin}/docs/`)).status).toBe(401);
      const visit = await openVisit(browser, origin);
      await visit.page.context().addCookies([{ name: 'session', value: 'of-ann', url: origin, httpOnly: true }]);
      await visit.page.goto(`${origin}/docs/`);
      await visit.page.locator('.opblock').first().waitFor();
      expect(faultsOf(visit)).toEqual([]);
      await visit.page.context().close();
    });

    it('may ask the hosts where the logins of the app are, and offers its documents', async () => {
      const origin = await start({}, { books: { title: 'Only books', prefix: '/books' } });
      const policy = (await fetch(`${origin}/docs/`)).headers.get('content-security-policy');
      expect(policy).toMatch(/connect-src 'self'[^;]* https:\/\/tokens\.example/);
      const visit = await openVisit(browser, origin);
      await visit.page.goto(`${origin}/docs/`);
      await visit.page.getByRole('navigation').getByRole('link', { name: 'books', exact: true }).click();
      await visit.page.locator('.info .title', { hasText: 'Only books' }).waitFor();
      await expect.poll(() => listedOperations(visit.page)).toEqual(['GET /books']);
      expect(faultsOf(visit)).toEqual([]);
      await visit.page.context().close();
    });

    it('may be another page, such as Scalar, which asks no other host', async () => {
      const origin = await start({ ui: scalar });
      const visit = await openVisit(browser, origin);
      await visit.page.goto(`${origin}/docs`);
      await visit.page.getByText('What is on the shelves').first().waitFor();
      await visit.page.getByText('What was ordered').first().waitFor();
      // It asks once whether it may compile code, and goes on when it may not.
      expect(new Set(faultsOf(visit))).toEqual(new Set(['script-src eval ']));
      await visit.page.context().close();
    });

    async function start(docs: DocsOptions, documents: NonNullable<AppOptions['documents']> = {}): Promise<string> {
      server = await serve(createApp({ list, orders }, { docs, documents }), { port: 0, host: '127.0.0.1', signals: false, announce: false });
      return `http://127.0.0.1:${server.port}`;
    }
  },
);
