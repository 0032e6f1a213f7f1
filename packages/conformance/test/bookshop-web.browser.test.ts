import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { serve, type RunningServer } from 'tenon/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../../docs/examples/bookshop/src/app.ts';
import { chromiumPath, launchChromium } from './docs/chromium.ts';
import { openVisit, type Visit } from './docs/visit.ts';
import { openFrontEnd, type FrontEnd } from './web/front-end.ts';

// The front end imports `tenon/client` as users do: from what is built.
const isBuilt = existsSync(fileURLToPath(new URL('../../tenon/dist/client/index.js', import.meta.url)));
const mayRun = chromiumPath !== undefined && isBuilt;

describe.skipIf(!mayRun)(
  'the front end of the bookshop in Chromium (skipped unless that is installed, CHROMIUM_PATH names another place, and the packages are built)',
  { timeout: 30_000 },
  () => {
    let browser: Browser;
    let shop: RunningServer;
    let front: FrontEnd;
    let built: FrontEnd;
    let vueFront: FrontEnd;
    let visit: Visit;
    let page: Page;
    beforeAll(async () => {
      vi.stubEnv('DATABASE_URL', 'memory:');
      [browser, shop] = await Promise.all([launchChromium(), serve(app, { port: 0, host: '127.0.0.1', signals: false, announce: false })]);
      vi.stubEnv('BOOKSHOP_URL', `http://127.0.0.1:${shop.port}`);
      vi.stubEnv('NODE_ENV', 'production');
      built = await openFrontEnd();
      vueFront = await openFrontEnd('vue');
      // React warns of mistakes, and runs effects twice, in development only.
      vi.stubEnv('NODE_ENV', 'development');
      front = await openFrontEnd();
    }, 90_000);
    afterAll(async () => {
      await browser.close();
      await front.close();
      await built.close();
      await vueFront.close();
      await shop.close();
      vi.unstubAllEnvs();
    });
    beforeEach(async () => {
      visit = await openVisit(browser, front.origin);
      page = visit.page;
      page.setDefaultTimeout(15_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
    });
    afterEach(async () => {
      await page.context().close();
    });

    it('searches while one types, narrows, pages and goes back', async () => {
      await open('/');
      await status('281 books');
      await field('Title or author').pressSequentially('austen', { delay: 20 });
      await status('4 books');
      await page.waitForURL('**/?q=austen'); // `aust` finds the same four
      await field('Title or author').fill('');
      await status('281 books');
      const byTitle = await titles();
      await field('Order').selectOption('Newest first');
      await page.waitForURL('**/?sort=year&order=desc');
      await expect.poll(titles).not.toEqual(byTitle); // the address changes before the answer is there
      const first = await titles();
      await link('Next page').click();
      await page.waitForURL(/cursor=/);
      await expect.poll(titles).not.toEqual(first);
      await expect.poll(focused).toBe('Books');
      const second = await titles();
      await page.reload();
      await expect.poll(titles).toEqual(second);
      await page.goBack();
      await expect.poll(titles).toEqual(first);
      await field('Title or author').fill('no such words anywhere');
      await page.getByText('Nothing on the shelves is like that.').waitFor();
      await expectClean();
    });

    it('shows no answer that another search has overtaken', async () => {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/api/books?q=dune', async (route) => {
        await released;
        await route.continue().catch(() => undefined); // nobody waits for it any more
      });
      await open('/');
      await status('281 books');
      const slow = page.waitForRequest('**/api/books?q=dune');
      await field('Title or author').fill('dune');
      const request = await slow;
      const ended = page.waitForEvent('requestfailed', (failed) => failed === request);
      await field('Title or author').fill('austen');
      await status('4 books');
      release();
      await ended;
      await expect.poll(titles).toContain('Emma');
      await expectClean();
    });

    it('shows a book with its reviews, and where its links lead', async () => {
      await open('/?q=dune');
      await link('Dune', true).press('Enter');
      await heading('Dune');
      await expect.poll(focused).toBe('Dune');
      await expect.poll(() => page.title()).toBe('Dune · Bookshop');
      await page.getByText('January 2, 2026').first().waitFor();
      await page.getByText('The sand gets everywhere. So do the politics.').waitFor();
      await link('science fiction').click();
      await status('28 books');
      await link('Show all books').click();
      await status('281 books');
      await expectClean();
    });

    it('leads from the basket through signing in to an order, which can be cancelled', async () => {
      const book = await stockedBook();
      await open(`/books/${book.id}`);
      await button('Add to basket').click();
      await page.getByText('1 copy in your basket').waitFor();
      await link('Basket 1 copy').click();
      await link('Sign in to order').click();
      await button('Carla, a customer').click();
      await heading('Basket');
      await field(`Copies of ${book.title}`).fill('2');
      await button('Place the order').click();
      await status('Thank you. Your order is placed.');
      await page.reload();
      await page.getByRole('row', { name: new RegExp(`^${book.title} 2`) }).waitFor();
      await link('All your orders').click();
      await page.getByText(`2 × ${book.title}`).waitFor();
      expect(await stockOf(book.id)).toBe(book.stock - 2);
      await page.getByRole('listitem').filter({ hasText: book.title }).getByRole('link').click();
      await button('Cancel the order').click();
      await page.getByText('cancelled').waitFor();
      expect(await stockOf(book.id)).toBe(book.stock);
      await button('Sign out').click();
      await status('281 books');
      await expect.poll(() => page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
      await expectClean();
    });

    it('says beside each field what is wrong with it, and goes there', async () => {
      await open('/sign-in?from=/orders');
      await field('Name').fill('Grace');
      await field('Email').fill('nobody');
      await button('Register').click();
      await page.getByRole('alert').getByText('Please check what you entered').waitFor();
      await expect.poll(() => described('Email')).toBe('must be a valid email');
      await expect.poll(() => described('Name')).toBeUndefined();
      await expect.poll(() => field('Email').evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
      await field('Email').fill('grace@example.org');
      await button('Register').click();
      await page.getByText('You have not ordered anything yet.').waitFor();
      await open('/?yearFrom=99999');
      await expect.poll(() => described('From year')).toBe('must be at most 3000');
      await expectClean('422', '422');
    });

    it('says how many copies are left when they do not suffice', async () => {
      const book = await stockedBook();
      await signIn();
      await open(`/books/${book.id}`);
      await button('Add to basket').click();
      await link('Basket 1 copy').click();
      await field(`Copies of ${book.title}`).fill('99');
      await button('Place the order').click();
      await page.getByRole('alert').getByText('Out of stock').waitFor();
      await expect.poll(() => described(`Copies of ${book.title}`)).toBe(`has only ${book.stock} left`);
      await field(`Copies of ${book.title}`).fill('0');
      await button('Place the order').click();
      await expect.poll(() => described(`Copies of ${book.title}`)).toBe('must be at least 1');
      await expectClean('409', '422');
    });

    it('takes a review, and refuses another of the same book', async () => {
      await signIn('Rafael, another');
      await open('/?q=middlemarch');
      await link('Middlemarch').click();
      await button('Send').click();
      await expect.poll(() => described('Rating')).toBe('must be at least 1');
      await field('Rating').selectOption('4');
      await field('What you think').fill('A town that I moved to.');
      await button('Send').click();
      await page.getByText('A town that I moved to.').first().waitFor();
      await page.getByText('(2 reviews)').waitFor();
      await field('Rating').selectOption('1');
      await field('What you think').fill('Once more.');
      await button('Send').click();
      await page.getByRole('alert').getByText('This review exists already').waitFor();
      await expectClean('422', '409');
    });

    it('shows more reviews when asked to', async () => {
      for (let number = 1; number <= 7; number++) {
        const { token } = await post<{ readonly token: string }>('/customers', { name: `Reader ${number}`, email: `reader-${number}@example.org` });
        await post('/books/1/reviews', { rating: 3, text: `Opinion ${number}` }, token);
      }
      await open('/books/1');
      await page.getByText('Opinion 7').waitFor();
      expect(await page.getByText(/^Opinion/).count()).toBe(5);
      await button('Show more reviews').click();
      await page.getByText('Opinion 1').waitFor();
      await expect.poll(() => page.getByText(/^Opinion/).count()).toBe(7);
      await expect.poll(() => button('Show more reviews').count()).toBe(0);
      await expectClean();
    });

    it('asks to sign in again when the token is no longer good, and comes back', async () => {
      await open('/');
      await page.evaluate(`sessionStorage.setItem('bookshop.session', '{"token":"revoked","name":"Carla"}')`);
      await open('/orders');
      await status('Your session has ended. Sign in again to go on.');
      await field('Token').fill('unknown');
      await button('Sign in').click();
      await expect.poll(() => described('Token')).toBe('This token is unknown, revoked or expired.');
      await field('Token').fill('bookshop-demo-customer-token');
      await button('Sign in').click();
      await heading('Your orders');
      await open('/sign-in?from=//elsewhere.test/');
      await button('Carla, a customer').click();
      await status('281 books');
      expect(new URL(page.url()).origin).toBe(front.origin);
      await expectClean('401', '401');
    });

    it('has a page for what is not there', async () => {
      const titles = { '/no/such/page': 'No such page', '/books/999999': 'No such book', '/books/99999999999': 'No such book' };
      for (const [path, title] of Object.entries(titles)) {
        await open(path);
        await heading(title);
      }
      await link('Look at the books').click();
      await status('281 books');
      await expectClean('404', '422');
    });

    it('offers another try when the network is down', async () => {
      await open('/sign-in');
      await page.context().setOffline(true);
      await link('Books', true).click();
      await page.getByRole('alert').getByText('The shop cannot be reached').waitFor();
      await page.context().setOffline(false);
      await button('Try again').click();
      await status('281 books');
      expect(visit.errors.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    });

    it('shows the same with Vue', async () => {
      await page.goto(`${vueFront.origin}/`);
      await status('281 books');
      await field('Title or author').fill('austen');
      await status('4 books');
      await page.getByText('Emma, Jane Austen (here since 2026)').waitFor();
      await field('From year').fill('99999');
      await page.getByRole('alert').getByText('Please check what you entered').waitFor();
      await expect.poll(() => described('From year')).toBe('must be at most 3000');
      await field('Title or author').fill('');
      await page.context().setOffline(true);
      await field('From year').fill('1800');
      await page.getByRole('alert').getByText('The shop cannot be reached').waitFor();
      await page.context().setOffline(false);
      await button('Try again').click();
      await page.getByText('A Brief History of Time').waitFor();
      await button('Next page').click();
      await page.getByText('A Brief History of Time').waitFor({ state: 'detached' });
      expect(visit.errors.filter((text) => !/ERR_INTERNET_DISCONNECTED|status of 422/.test(text))).toEqual([]);
    });

    // What the colours do not change is the same in both.
    it.each([
      ['light', undefined],
      ['dark', ['color-contrast']],
    ] as const)('has no accessibility fault that axe knows, %s', async (colorScheme, rules) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 390, height: 800 });
      const kept = {
        session: { token: 'bookshop-demo-reader-token', name: 'Rafael' },
        basket: [{ bookId: 1, title: 'The Divine Comedy', priceCents: 2000, quantity: 2 }],
      };
      await page.goto(built.origin);
      await page.evaluate(
        `for (const [name, value] of Object.entries(${JSON.stringify(kept)})) sessionStorage.setItem('bookshop.' + name, JSON.stringify(value))`,
      );
      const pages = {
        '/?yearTo=99999': 'Please check',
        '/': '281 books',
        '/books/199': 'Your review',
        '/sign-in?ended=true': 'Register',
        '/basket': 'Place the order',
        '/orders': 'You have not ordered anything yet.',
      };
      for (const [path, text] of Object.entries(pages)) {
        await page.goto(built.origin + path);
        await page.getByText(text).first().waitFor();
        expect(await faultsOf(page, rules), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} fits its width`).toBe(true);
      }
    });

    const open = (path: string) => page.goto(front.origin + path);
    const field = (label: string) => page.getByLabel(label, { exact: true });
    const button = (name: string) => page.getByRole('button', { name });
    const link = (name: string, exact = false) => page.getByRole('link', { name, exact }).first();
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    const status = (text: string) => page.getByRole('status').getByText(text, { exact: true }).waitFor();
    const titles = () => page.locator('.card h2').allTextContents();
    const focused = () => page.evaluate<string>('document.activeElement.textContent');

    /** What a reader hears about a field beside its label. */
    async function described(label: string): Promise<string | undefined> {
      const id = await field(label).getAttribute('aria-describedby');
      return id === null ? undefined : ((await page.locator(`[id="${id}"]`).textContent()) ?? undefined);
    }

    async function signIn(as = 'Carla, a customer'): Promise<void> {
      await open('/sign-in');
      await button(as).click();
      await button('Sign out').waitFor();
    }

    async function stockedBook(): Promise<{ readonly id: number; readonly title: string; readonly stock: number }> {
      const response = await fetch(`http://127.0.0.1:${shop.port}/books?q=solaris&inStock=true`);
      const { items } = (await response.json()) as { readonly items: readonly { id: number; title: string; stock: number }[] }; // a BookPage
      return items[0]!;
    }

    async function post<Answer>(path: string, body: object, token = ''): Promise<Answer> {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const response = await fetch(`http://127.0.0.1:${shop.port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(response.status).toBe(201);
      return (await response.json()) as Answer; // what the shop declares
    }

    async function stockOf(id: number): Promise<number> {
      const book = (await (await fetch(`http://127.0.0.1:${shop.port}/books/${id}`)).json()) as { readonly stock: number }; // a Book
      return book.stock;
    }

    /** Chromium itself notes each answer that is an error; nothing else may be noted. */
    async function expectClean(...statuses: readonly string[]): Promise<void> {
      const refused = () => visit.errors.map((text) => /Failed to load resource: the server responded with a status of (\d+)/.exec(text)?.[1] ?? text);
      await expect.poll(refused).toEqual(statuses); // it may note one later than the page shows it
      expect(visit.violations).toEqual([]);
      expect(visit.foreign).toEqual([]);
    }
  },
);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function faultsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // As a debugger does it: the page's own policy would refuse another script.
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(rules === undefined ? {} : { runOnly: rules })})`);
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
