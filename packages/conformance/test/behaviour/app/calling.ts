import { createApp, t, type App } from 'tenon';
import type { Log } from '../log.ts';
import { api, open } from './api.ts';

const Caller = t.Object({ address: t.Union([t.String(), t.Null()]), scheme: t.String(), host: t.String(), url: t.String() });
const who = api.dependency({ provide: ({ caller }) => `${caller.address}` });

export const ping = open({ method: 'GET', path: '/ping', responses: { 200: t.Object({ pong: t.Boolean() }) }, handler: () => ({ pong: true }) });
const caller = open.with({ who })({
  method: 'POST',
  path: '/caller',
  body: t.Object({ say: t.String() }),
  responses: { 200: t.Composite([Caller, t.Object({ who: t.String(), said: t.String() })]) },
  handler: ({ caller: from, request, body }, context) => ({ ...from, url: request.url, who: context.who, said: body.say }),
});
/** A dependency asks for the request before the body is read. */
const early = open.with({ url: api.dependency({ provide: ({ request }) => request.url }) })({
  method: 'POST',
  path: '/early',
  unknown: 'strip',
  body: t.Object({ say: t.String() }),
  responses: { 200: t.Object({ url: t.String(), said: t.String() }) },
  handler: ({ body }, { url }) => ({ url, said: body.say }),
});

/** An app that says who called it, and trusts the machine that it is on. */
export function callingApp(log: Log, header: 'x-forwarded' | 'forwarded'): App<unknown> {
  return createApp({ ping, caller, early }, { logger: log, proxies: { trusted: ['loopback', '10.0.0.0/8'], header } });
}
