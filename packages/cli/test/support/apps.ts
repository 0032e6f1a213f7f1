/** An app with one route; `answer` is what it says. */
export function helloApp(answer: string, more = ''): string {
  return `import { createApi, createApp, t } from 'tenon';
const api = createApi({ info: { title: 'Hello', version: '1.0.0' }, security: 'public' });
const hello = api.route({
  method: 'GET', path: '/hello/{name}', params: t.Object({ name: t.String() }),
  responses: { 200: t.Object({ hello: t.String() }) },
  handler: ({ params }) => ({ hello: ${JSON.stringify(answer)} + params.name }),
});
${more}
export const app = createApp({ hello });
`;
}

/** An app in several files, with what a loader must understand. */
export const shop = {
  'src/kinds.ts': "export enum Kind { Paper = 'paper' }\nexport interface Unused { readonly a: string }\n",
  'src/api.ts': `import { bearer, createApi, plugin, Problem } from 'tenon';
const db = plugin({ name: 'db', start: () => { throw new Error('a plugin was opened'); } });
export const api = createApi({ info: { title: 'Shop', version: '2.0.0' }, plugins: { db } });
export const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: () => ({ name: 'Ann' }) });
`,
  'src/books.ts': `import { t } from 'tenon';
import type { Unused } from './kinds.js';
import { Kind } from './kinds.js';
import { api, user } from './api.js';
export const Book = t.Object({ id: t.Integer(), published: t.Date(), kind: t.Literal(Kind.Paper) }, { $id: 'Book' });
export type Both = Unused;
const title = await Promise.resolve('Read one book');
export const get = api.route({ method: 'GET', path: '/books/{id}', security: 'public', summary: title, params: t.Object({ id: t.Integer() }), responses: { 200: Book }, handler: () => { throw new Error('not called'); } });
export const add = api.route.with({ user })({ method: 'POST', path: '/books', tags: ['books'], body: Book, responses: { 201: Book }, handler: ({ body }) => body });
`,
  'src/app.ts': `import { createApp } from 'tenon';
import * as books from './books.js';
console.log('something that an app says while it is loaded');
const idle = setInterval(() => undefined, 60_000);
export default createApp({ books });
`,
};
