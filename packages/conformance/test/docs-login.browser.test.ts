import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './docs/chromium.ts';
import { libraryDocument } from './docs/library-document.ts';
import { startLibraryServer, type LibraryServer } from './docs/library-server.ts';
import { startLoginProvider, type LoginProvider } from './docs/login-provider.ts';
import { startPrefixProxy, type PrefixProxy } from './docs/prefix-proxy.ts';
import { execute, faultsOf, openVisit, type Visit } from './docs/visit.ts';

const prefix = '/public/api';

// Skipped where Chromium is not installed: logins need its windows, its storage and its rules about origins.
describe.skipIf(chromiumPath === undefined)(
  'logins of the docs page in Chromium (skipped unless it is installed; CHROMIUM_PATH names another place)',
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let proxy: PrefixProxy;
    let provider: LoginProvider;
    let server: LibraryServer;
    let visit: Visit;
    beforeAll(async () => {
      [browser, proxy] = await Promise.all([launchChromium(), startPrefixProxy(prefix, () => server.origin)]);
      provider = await startLoginProvider([`${proxy.origin}${prefix}/docs/oauth2-redirect.html`]);
      server = await startLibraryServer({
        docs: { oauth: { clientId: 'docs', scopes: ['openid', 'read'] }, connectTo: [provider.origin] },
        documents: { '/openapi.json': libraryDocument('', provider.origin) },
      });
    }, 60_000);
    afterAll(() => Promise.all([browser.close(), proxy.close(), server.close(), provider.close()]));
    beforeEach(async () => {
      visit = await openVisit(browser, proxy.origin, provider.origin);
      await load();
    });
    afterEach(() => visit.page.context().close());

    it('sends what each login says, also after a reload', async () => {
      await visit.page.locator('.auth-wrapper .btn.authorize').click();
      await login('token', [['input', 'secret-token']]);
      await login('password', [
        ['input[type=text]', 'ann'],
        ['input[type=password]', 'pass:word'],
      ]);
      await login('headerKey', [['input', 'key-1']]);
      await login('queryKey', [['input', 'key 2']]);
      await closeDialog();
      await load();
      const logins = ['token', 'password', 'headerKey', 'queryKey'];
      for (const name of logins) await execute(visit.page, 'guarded', name);
      const sent = server.calls.slice(-logins.length);
      expect(sent.map(({ line }) => line)).toEqual([
        'GET /guarded/token',
        'GET /guarded/password',
        'GET /guarded/headerKey',
        'GET /guarded/queryKey?api_key=key%202',
      ]);
      expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret-token', `Basic ${btoa('ann:pass:word')}`, undefined, undefined]);
      expect(sent.map(({ headers }) => headers['x-api-key'])).toEqual([undefined, undefined, 'key-1', undefined]);
      expectClean();
    });

    it('says that a cookie comes from the application, and sends the one that the browser has', async () => {
      await visit.page.context().addCookies([{ name: 'session', value: 'of-ann', url: proxy.origin, httpOnly: true }]);
      await visit.page.locator('.auth-wrapper .btn.authorize').click();
      const note = dialog('session');
      expect(await note.textContent()).toContain('a page may not set the cookie session for a call');
      expect(await note.locator('input').count()).toBe(0);
      await closeDialog();
      await execute(visit.page, 'guarded', 'session');
      expect(server.calls.at(-1)?.headers.cookie).toBe('session=of-ann');
      expectClean();
    });

    it('signs in at a provider by authorization code with PKCE, and stays signed in', async () => {
      await visit.page.locator('.auth-wrapper .btn.authorize').click();
      const flow = dialog('account');
      expect(await flow.locator('#client_id_authorizationCode').inputValue()).toBe('docs');
      const [popup] = await Promise.all([visit.page.waitForEvent('popup'), flow.locator('.btn.authorize').click()]);
      const asked = popup.waitForURL(/\/login\//).then(() => popup.getByRole('button', { name: 'Sign in as Ann' }).click());
      await Promise.all([asked, popup.waitForEvent('close')]);
      await flow.getByText('Logout').waitFor();
      await closeDialog();
      await load();
      await execute(visit.page, 'guarded', 'account');
      const [scheme, token = ''] = server.calls.at(-1)?.headers.authorization?.split(' ') ?? [];
      expect(scheme).toBe('Bearer');
      expect(await provider.reads(token)).toEqual({ account: 'ann', scope: 'openid read' });
      expectClean();
    });

    it('tells why a provider refused', async () => {
      await visit.page.locator('.auth-wrapper .btn.authorize').click();
      const flow = dialog('account');
      await flow.locator('#client_id_authorizationCode').fill('stranger');
      const [popup] = await Promise.all([visit.page.waitForEvent('popup'), flow.locator('.btn.authorize').click()]);
      await popup.getByText('invalid_client').first().waitFor();
      await popup.close();
      expect(await flow.getByText('Logout').count()).toBe(0);
    });

    async function load(): Promise<void> {
      await visit.page.goto(`${proxy.origin}${prefix}/docs/`);
      await visit.page.locator('.opblock').first().waitFor();
    }

    /** The part of the dialog that is about one scheme. */
    function dialog(scheme: string): Locator {
      return visit.page.locator('.modal-ux .auth-container').filter({ has: visit.page.locator('h4', { hasText: scheme }) });
    }

    async function login(scheme: string, values: readonly (readonly [selector: string, value: string])[]): Promise<void> {
      for (const [selector, value] of values) await dialog(scheme).locator(selector).fill(value);
      await dialog(scheme).locator('.btn.authorize').click();
      await dialog(scheme).getByText('Logout').waitFor();
    }

    async function closeDialog(): Promise<void> {
      await visit.page.locator('.modal-ux .close-modal').click();
    }

    function expectClean(): void {
      expect(faultsOf(visit)).toEqual([]);
      expect(proxy.strayed).toEqual([]);
    }
  },
);
