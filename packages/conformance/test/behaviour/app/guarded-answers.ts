import { apiKey, createApp, eventStream, optional, Problem, response, t, type App, type SecurityHeaderOptions } from 'tenon';
import type { Log } from '../log.ts';
import { api, Done, done, open, secret } from './api.ts';
import { ping } from './calling.ts';

const key = apiKey({ in: 'header', name: 'X-Key' });
const caller = api.dependency({ security: key, provide: ({ credentials }) => credentials });
const maybe = api.dependency({ security: optional(key), provide: ({ credentials }) => credentials });
const personal = api.route.with({ caller });
const tagged = (name: string) => response({ body: Done, headers: t.Object({ [name]: t.String() }) });

const own = {
  mine: personal({ method: 'GET', path: '/mine', responses: { 200: Done }, handler: () => done }),
  maybeMine: api.route.with({ maybe })({ method: 'GET', path: '/maybe', responses: { 200: Done }, handler: () => done }),
  mineGone: personal({ method: 'GET', path: '/mine/gone', responses: { 404: Problem }, handler: ({ reply }) => reply(404, { title: 'Gone' }) }),
  mineEmpty: personal({ method: 'GET', path: '/mine/empty', responses: { 204: null }, handler: () => undefined }),
  mineChanged: personal({ method: 'POST', path: '/mine', responses: { 200: Done }, handler: () => done }),
  mineTagged: personal({ method: 'GET', path: '/mine/tagged', responses: { 200: tagged('etag') }, handler: ({ reply }) => reply(200, done, { etag: '"1"' }) }),
  mineKept: personal({
    method: 'GET',
    path: '/mine/kept',
    responses: { 200: tagged('cache-control') },
    handler: ({ reply }) => reply(200, done, { 'cache-control': 'private, max-age=60' }),
  }),
  mineSaid: personal({ method: 'GET', path: '/mine/said', responses: { 200: Done }, handler: ({ reply }) => reply(200, done, { 'cache-control': 'private' }) }),
  mineStreamed: personal({ method: 'GET', path: '/mine/streamed', responses: { 200: eventStream(Done) }, handler: async function* () {} }),
};
const broken = open({
  method: 'GET',
  path: '/broken',
  responses: { 200: Done },
  handler: () => {
    throw new Error(secret);
  },
});
const framed = open({
  method: 'GET',
  path: '/framed',
  responses: { 200: Done },
  handler: ({ reply }) => reply(200, done, { 'content-security-policy': "frame-ancestors 'self'" }),
});

/** An app whose answers browsers handle with care. */
export function guardedAnswersApp(log: Log, securityHeaders?: boolean | SecurityHeaderOptions): App<unknown> {
  const options = securityHeaders === undefined ? {} : { securityHeaders };
  return createApp({ ping, own, broken, framed }, { logger: log, proxies: { trusted: ['loopback'] }, ...options });
}
