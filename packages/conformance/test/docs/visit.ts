import type { Browser, Page } from 'playwright-core';

/** A page and what went wrong on it, in all of its windows. */
export interface Visit {
  readonly page: Page;
  readonly violations: string[];
  readonly errors: string[];
  /** Requests to other hosts. */
  readonly foreign: string[];
}

/** Opens an empty page that notes what goes wrong on it. */
export async function openVisit(browser: Browser, origin: string): Promise<Visit> {
  const context = await browser.newContext();
  const visit: Omit<Visit, 'page'> = { violations: [], errors: [], foreign: [] };
  await context.exposeFunction('reportViolation', (text: string) => visit.violations.push(text));
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => reportViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`,
  );
  context.on('console', (message) => {
    if (message.type() === 'error') visit.errors.push(message.text());
  });
  context.on('weberror', (error) => visit.errors.push(String(error.error())));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) visit.foreign.push(request.url());
  });
  return { ...visit, page: await context.newPage() };
}

/** The operations that the page lists: `GET /books`. */
export function listedOperations(page: Page): Promise<string[]> {
  return page.locator('.opblock-summary').evaluateAll((elements) =>
    elements.map((element) => {
      const part = (name: string) => element.querySelector(`.opblock-summary-${name}`)?.textContent?.replaceAll('\u200b', '') ?? '';
      return `${part('method')} ${part('path')}`;
    }),
  );
}
