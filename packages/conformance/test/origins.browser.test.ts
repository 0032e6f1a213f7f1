import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { apiKey, createApi, createApp, response, t, type App } from 'tenon';
import { serve, type RunningServer } from 'tenon/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forTests } from './behaviour/node-target.ts';
import { chromiumPath, launchChromium } from './docs/chromium.ts';

const Done = t.Object({ changed: t.Integer() });

/** An app whose pages and whose strangers' pages a browser shows; what it did is counted. */
function countingApp(trusted: string): { readonly app: App<unknown>; readonly changes: () => number } {
  let changed = 0;
  const api = createApi({ info: { title: 'Origins', version: '1' } });
  const open = api.route.scope({ security: 'public', cors: false });
  const caller = api.dependency({ security: apiKey({ in: 'cookie', name: 'sid' }), provide: ({ credentials }) => credentials });
  const account = api.route.with({ caller }).scope({ cors: { origins: [trusted], credentials: true } });
  const Changed = response({ body: Done, headers: t.Object({ 'x-total': t.Integer() }) });
  const login = open({
    method: 'GET',
    path: '/login',
    responses: { 200: t.String() },
    // Without SameSite: browsers send such a cookie with a form of any site for two minutes.
    handler: ({ reply }) => reply(200, 'signed in', { 'set-cookie': 'sid=good; Path=/' }),
  });
  const change = account({
    method: 'POST',
    path: '/change',
    body: t.Optional(t.Object({ by: t.Integer() })),
    responses: { 200: Changed },
    handler: ({ reply, body }) => reply(200, { changed: (changed += body?.by ?? 1) }, { 'x-total': changed }),
  });
  const press = account({ method: 'POST', path: '/press', responses: { 200: Done }, handler: () => ({ changed: ++changed }) });
  return { app: createApp({ login, change, press }, { docs: false }), changes: () => changed };
}

// Skipped where Chromium is not installed: the rules for origins, cookies and preflights are the browser's.
describe.skipIf(chromiumPath === undefined)(
  'pages of several origins in Chromium (skipped unless it is installed; CHROMIUM_PATH names another place)',
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let pages: Server;
    let api: RunningServer;
    let page: Page;
    let changes: () => number;
    const origins = { trusted: '', crossSite: '', api: '' };
    beforeAll(async () => {
      pages = createServer((_, outgoing) => outgoing.setHeader('content-type', 'text/html').end('<title>page</title>'));
      await once(pages.listen(0), 'listening');
      const { port } = pages.address() as AddressInfo;
      // One server, two origins: a site has no port, and two names of one machine are two sites.
      Object.assign(origins, { trusted: `http://127.0.0.1:${port}`, crossSite: `http://localhost:${port}` });
      const counting = countingApp(origins.trusted);
      changes = counting.changes;
      [browser, api] = await Promise.all([launchChromium(['localhost']), serve(counting.app, { ...forTests, keepAliveMs: 5_000 })]);
      origins.api = `http://127.0.0.1:${api.port}`;
    }, 60_000);
    afterAll(async () => {
      await Promise.all([browser.close(), api.close()]);
      pages.close();
    });
    beforeEach(async () => {
      page = await browser.newPage();
      await page.goto(`${origins.api}/login`);
    });
    afterEach(() => page.context().close());

    /** What a page reads of a call, or that it may not. */
    const called = async (from: string, body: string | null): Promise<unknown> => {
      await page.goto(from);
      return page.evaluate(
        async ([url, text]) => {
          try {
            const json = text === null ? {} : { body: text, headers: { 'content-type': 'application/json' } };
            const answer = await fetch(`${url}/change`, { method: 'POST', credentials: 'include', ...json });
            return { status: answer.status, total: answer.headers.get('x-total'), ...((await answer.json()) as object) };
          } catch {
            return 'nothing';
          }
        },
        [origins.api, body] as const,
      );
    };
    /** The answer to a form of a page, and the cookie that the browser sent with it. */
    const submitted = async (from: string): Promise<string> => {
      await page.goto(from);
      const answered = page.waitForResponse(`${origins.api}/press`);
      await page.evaluate((url) => {
        document.body.innerHTML = `<form method=post action="${url}/press"></form>`;
        document.forms[0]?.submit();
      }, origins.api);
      const answer = await answered;
      return `${answer.status()} ${(await answer.request().allHeaders())['cookie'] ?? 'without a cookie'}`;
    };

    it('let the one that CORS names send JSON with its cookie, and read what is declared (class 71)', async () => {
      const before = changes();
      expect(await called(origins.trusted, '{"by":2}')).toEqual({ status: 200, total: String(before + 2), changed: before + 2 });
    });

    it.each([
      ['JSON', '{"by":2}'],
      ['nothing, which needs no preflight', null],
    ])('let no other one change anything, nor read: %s (classes 69 and 71)', async (_, body) => {
      const before = changes();
      expect(await called(origins.crossSite, body)).toBe('nothing');
      expect(changes()).toBe(before);
    });

    it('let a page of the app itself send a form (class 69)', async () => {
      const before = changes();
      expect(await submitted(`${origins.api}/nowhere`)).toBe('200 sid=good');
      expect(changes()).toBe(before + 1);
    });

    it('refuse the form of another site, with which the browser sends the cookie (class 69)', async () => {
      const before = changes();
      expect(await submitted(origins.crossSite)).toBe('403 sid=good');
      expect(changes()).toBe(before);
    });
  },
);
