import * as cookie from 'cookie';
import fc from 'fast-check';
import { createApi, createApp, t } from 'tenon';
import { fetchHandler } from 'tenon/web';
import { expect, it } from 'vitest';

const open = createApi({ info: { title: 'C', version: '1' } }).route.scope({ security: 'public' });
const Cookies = t.Object({ a: t.Optional(t.String()), b: t.Optional(t.String()) });
const get = open({ method: 'GET', path: '/', cookies: Cookies, responses: { 200: Cookies }, handler: ({ cookies }) => cookies });

/** RFC 6265 section 4.1.1 lets quotes stand around a value; the package leaves them there. */
function decode(raw: string): string {
  const value = /^"(.*)"$/.exec(raw)?.[1] ?? raw;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

it('cookies are what the cookie package reads, and two of a name are refused', async () => {
  const handler = fetchHandler(createApp({ get }));
  const piece = fc.constantFrom('a=', 'b=', ';', '; ', ' ', '=', '"', 'x', 'y z', '%20', '%', '%C3%A9', '%ff', 'A=', '__proto__=', ',', '\t');
  let readCount = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      async (text) => {
        const names = text
          .split(';')
          .filter((pair) => pair.includes('='))
          .map((pair) => pair.slice(0, pair.indexOf('=')).trim());
        const isTwice = ['a', 'b'].some((name) => names.filter((each) => each === name).length > 1);
        const response = await handler(new Request('http://a/', { headers: { cookie: text } }));
        expect(response.status, text).toBe(isTwice ? 422 : 200);
        if (isTwice) return;
        readCount++;
        const { a, b } = cookie.parseCookie(text, { decode });
        expect(await response.json(), text).toEqual(JSON.parse(JSON.stringify({ a, b })));
      },
    ),
    { numRuns: 1000 },
  );
  expect(readCount).toBeGreaterThan(300);
  await handler.close();
});
