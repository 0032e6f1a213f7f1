import { bootPath, greet, receiptOf, userPage, users } from './handlers.mjs';

/** An order as a shop would send it: 375 bytes of JSON. */
const order = {
  customerId: 48213,
  currency: 'EUR',
  note: 'Leave it with the neighbours, please.',
  address: { street: 'Lange Straße 17', city: 'Bremen', zip: '28195', country: 'DE' },
  lines: [
    { sku: 'ABC-1001', quantity: 2, unitCents: 1299 },
    { sku: 'QRS-2040', quantity: 1, unitCents: 45900 },
    { sku: 'TUV-0007', quantity: 12, unitCents: 85 },
    { sku: 'XYZ-9999', quantity: 3, unitCents: 2450 },
  ],
};

const accept = { accept: 'application/json' };
const json = { ...accept, 'content-type': 'application/json' };
const user = { id: 4711, page: 3, size: 25, active: true, sort: 'name' };
const userTarget = '/users/4711/activity?page=3&size=25&active=true&sort=name';
const post = (body) => ({ method: 'POST', target: '/orders', headers: json, body: typeof body === 'string' ? body : JSON.stringify(body) });
const get = (target) => ({ method: 'GET', target, headers: accept, body: null });

/**
 * What is measured.
 * Shape: `status` null is any 4xx whose body each framework writes in its own way; `reply` is compared byte for byte.
 */
export const scenarios = [
  { name: 'static', title: 'small static JSON', request: get('/hello'), status: 200, reply: JSON.stringify(greet()) },
  { name: 'typed', title: 'typed params + query', request: get(userTarget), status: 200, reply: JSON.stringify(userPage(user.id, user)) },
  { name: 'order', title: 'POST order, 375 B', request: post(order), status: 201, reply: JSON.stringify(receiptOf(order)) },
  { name: 'list', title: 'list of 100', request: get('/users'), status: 200, reply: JSON.stringify(users) },
  { name: 'invalid', title: 'invalid body', request: post(withLine({ quantity: 0 })), status: null, reply: null },
  { name: 'missing', title: '404', request: get('/nothing/here'), status: 404, reply: null },
];

function withLine(change) {
  const [first, ...others] = order.lines;
  return { ...order, lines: [{ ...first, ...change }, ...others] };
}

const { note: _note, ...withoutNote } = order;
const query = (text) => get(`/users/4711/activity?${text}`);

/** Requests that every server must refuse with a 4xx: else they would not do the same work. */
export const refused = [
  ['a missing member', post(withoutNote)],
  ['an unknown member', post({ ...order, extra: 1 })],
  ['an unknown member inside', post(withLine({ extra: 1 }))],
  ['text for a number', post({ ...order, customerId: '48213' })],
  ['a fraction for an integer', post(withLine({ quantity: 1.5 }))],
  ['a number that is too small', post(withLine({ quantity: 0 }))],
  ['a number that is too large', post(withLine({ quantity: 100 }))],
  ['a value outside of a choice', post({ ...order, currency: 'CHF' })],
  ['text that is too long', post({ ...order, note: 'x'.repeat(201) })],
  ['text without its pattern', post(withLine({ sku: 'abc-1' }))],
  ['an empty list', post({ ...order, lines: [] })],
  ['null for an object', post({ ...order, address: null })],
  ['an array for the body', post([order])],
  ['broken JSON', post('{"customerId": 1,')],
  ['no body', post('')],
  ['another media type', { ...post(order), headers: { ...json, 'content-type': 'text/plain' } }],
  ['a parameter that is no number', get(userTarget.replace('4711', 'abc'))],
  ['a parameter that is too small', get(userTarget.replace('4711', '0'))],
  ['a missing query member', query('page=3&size=25&active=true')],
  ['an unknown query member', query('page=3&size=25&active=true&sort=name&extra=1')],
  ['a query member that is no integer', query('page=x&size=25&active=true&sort=name')],
  ['a fraction in the query', query('page=1.5&size=25&active=true&sort=name')],
  ['a query member that is too large', query('page=3&size=101&active=true&sort=name')],
  ['a query member that is no boolean', query('page=3&size=25&active=maybe&sort=name')],
  ['an empty query member', query('page=3&size=25&active=true&sort=')],
];

/** A valid request to one route of the boot measurement. */
export function bootRequest(index) {
  return { method: 'POST', target: `${bootPath(index)}/7`, headers: json, body: JSON.stringify({ name: 'first', [`field${index}`]: 1 }) };
}
