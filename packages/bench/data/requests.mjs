import { order } from './bodies.mjs';

const accept = { accept: 'application/json' };
const json = { ...accept, 'content-type': 'application/json' };
const own = { 'x-account': '815', 'x-locale': 'de' };

/** A request of the ordinary app. Shape: { method, target, headers, body }, the body as text or null. */
export const get = (target, headers = own) => ({ method: 'GET', target, headers: { ...accept, ...headers }, body: null });

/** The same with a body of JSON; text stays as it is. */
export const post = (target, body, headers = json) => ({ method: 'POST', target, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

export const userTarget = '/users/4711/activity?page=3&size=25&active=true&sort=name';

/** The order with another first line. */
export function withLine(change) {
  const [first, ...others] = order.lines;
  return { ...order, lines: [{ ...first, ...change }, ...others] };
}
