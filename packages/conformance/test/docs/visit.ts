import type { Browser, Locator, Page } from 'playwright-core';

/** A page and what went wrong on it, in all of its windows. */
export interface Visit {
  readonly page: Page;
  /** Breaches of its policy. */
  readonly violations: string[];
  /** What stands in the console. */
  readonly errors: string[];
  /** Requests to other hosts. */
  readonly foreign: string[];
}

/** Opens an empty page that notes what goes wrong on it; `origins` are those that it may ask. */
export async function openVisit(browser: Browser, ...origins: readonly string[]): Promise<Visit> {
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
    if (!/^(data|blob):/.test(request.url()) && !origins.includes(new URL(request.url()).origin)) visit.foreign.push(request.url());
  });
  return { ...visit, page: await context.newPage() };
}

/** All that went wrong since the last time that this was asked. */
export function faultsOf({ violations, errors, foreign }: Visit): string[] {
  return [violations, errors, foreign].flatMap((faults) => faults.splice(0));
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

/** Opens an operation and makes it editable. */
export async function tryOut(page: Page, tag: string, operationId: string): Promise<Locator> {
  const operation = page.locator(`#operations-${tag}-${operationId}`);
  if (!((await operation.getAttribute('class')) ?? '').includes('is-open')) await operation.locator('.opblock-summary-control').click();
  // What it refers to is resolved first; then it has this button, or one to cancel.
  await operation.locator('.try-out__btn').first().waitFor();
  const button = operation.getByRole('button', { name: 'Try it out' });
  if ((await button.count()) > 0) await button.click();
  return operation;
}

/** Calls an operation, and gives it once the answer is shown. */
export async function execute(page: Page, tag: string, operationId: string): Promise<Locator> {
  const operation = await tryOut(page, tag, operationId);
  await operation.locator('.execute').click();
  await operation.locator('.live-responses-table').waitFor();
  return operation;
}

/** The status that was answered. */
export async function statusIn(operation: Locator): Promise<string | undefined> {
  const text = await operation.locator('.live-responses-table .response-col_status').last().textContent();
  return text?.trim().slice(0, 3);
}
