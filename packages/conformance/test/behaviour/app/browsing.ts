import { apiKey, anyOf, bearer, createApp, Problem, response, t, type App } from 'tenon';
import type { Log } from '../log.ts';
import { api, Done, done, open, secret } from './api.ts';
import { ping } from './calling.ts';

const caller = api.dependency({
  security: apiKey({ in: 'cookie', name: 'sid' }),
  responses: { 401: Problem },
  provide: ({ credentials, reply }) => (credentials === 'good' ? credentials : reply(401, { title: 'Sign in' })),
});
const either = api.dependency({ security: anyOf(bearer(), apiKey({ in: 'cookie', name: 'sid' })), provide: ({ credentials }) => credentials });
const signedIn = api.route.with({ caller });
const answers = { responses: { 200: Done }, handler: () => done } as const;

/** By the policy of the app. */
const listed = {
  ping,
  read: open({
    method: 'GET',
    path: '/read',
    headers: t.Object({ 'X-Trace': t.Optional(t.String()) }),
    responses: { 200: response({ body: Done, headers: t.Object({ 'X-Total': t.Optional(t.Integer()) }) }) },
    handler: ({ reply }) => reply(200, done, { 'X-Total': 3 }),
  }),
  write: open({ method: 'PUT', path: '/write', body: t.Object({ say: t.String() }), ...answers }),
  varied: open({ method: 'GET', path: '/varied', responses: { 200: Done }, handler: ({ reply }) => reply(200, done, { vary: 'Accept-Language' }) }),
  broken: open({
    method: 'GET',
    path: '/broken',
    responses: { 200: Done },
    handler: () => {
      throw new Error(secret);
    },
  }),
  late: open({
    method: 'GET',
    path: '/late',
    limits: { timeoutMs: 1 },
    responses: { 200: Done },
    handler: ({ signal }) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  }),
};
const account = signedIn.scope({ prefix: '/account', cors: { origins: (origin) => origin === 'https://shop.example.com', credentials: true } });
const decided = {
  see: account({ method: 'GET', ...answers }),
  change: account({ method: 'POST', body: t.Object({ say: t.String() }), ...answers }),
  leave: account({ method: 'DELETE', ...answers }),
};
const everyone = {
  star: open.scope({ cors: { origins: '*', allowHeaders: ['X-More'], exposeHeaders: ['X-Request-Id'], maxAgeSeconds: 0 } })({
    method: 'PATCH',
    path: '/star',
    ...answers,
  }),
};
const decidedBy = {
  anyone: open.scope({ cors: { origins: () => true } })({ method: 'PUT', path: '/anyone', ...answers }),
  // A promise is no decision, though code without types can give one.
  later: open.scope({ cors: { origins: (() => Promise.resolve(true)) as unknown as () => boolean } })({ method: 'PUT', path: '/later', ...answers }),
};
const nobody = {
  closed: open.scope({ cors: false })({ method: 'PUT', path: '/closed', ...answers }),
  reopened: open.scope({ cors: false })({ method: 'PUT', path: '/reopened', cors: { origins: ['https://one.example.com'] }, ...answers }),
};
const bySite = {
  trusted: signedIn.scope({ csrf: { origins: ['https://partner.example.com'], sameSite: true } })({ method: 'POST', path: '/trusted', ...answers }),
  unchecked: signedIn({ method: 'POST', path: '/unchecked', csrf: false, ...answers }),
  either: api.route.with({ either })({ method: 'POST', path: '/either', ...answers }),
  safe: signedIn({ method: 'GET', path: '/safe', ...answers }),
};

/** An app for pages of several origins, with a layer that touches every response. */
export function browsingApp(log: Log): App<unknown> {
  const routes = { listed, decided, decidedBy, everyone, nobody, bySite };
  return createApp(routes, {
    logger: log,
    layers: [() => ({ leave: (_, response) => ({ ...response }) })],
    cors: { origins: ['https://app.example.com', 'http://localhost:5173', 'app://here'] },
  });
}
