import { order, shipment } from './bodies.mjs';
import { get, post, userTarget, withLine } from './requests.mjs';

const { note: _note, ...withoutNote } = order;
const query = (text) => get(`/users/4711/activity?${text}`);
const orders = (body) => post('/orders', body);
const shipments = (change) => post('/shipments', { ...shipment, ...change });

function withItem(change) {
  const [parcel, ...parcels] = shipment.parcels;
  const [item, ...items] = parcel.items;
  return shipments({ parcels: [{ ...parcel, items: [{ ...item, ...change }, ...items] }, ...parcels] });
}

function withParcel(change) {
  const [parcel, ...parcels] = shipment.parcels;
  return shipments({ parcels: [{ ...parcel, ...change }, ...parcels] });
}

/** Requests that every server must refuse with a 4xx: else they would not do the same work. Shape: [what is wrong, the request]. */
export const refused = [
  ['a missing member', orders(withoutNote)],
  ['an unknown member', orders({ ...order, extra: 1 })],
  ['an unknown member inside', orders(withLine({ extra: 1 }))],
  ['text for a number', orders({ ...order, customerId: '48213' })],
  ['a fraction for an integer', orders(withLine({ quantity: 1.5 }))],
  ['a number that is too small', orders(withLine({ quantity: 0 }))],
  ['a number that is too large', orders(withLine({ quantity: 100 }))],
  ['a value outside of a choice', orders({ ...order, currency: 'CHF' })],
  ['text that is too long', orders({ ...order, note: 'x'.repeat(201) })],
  ['text without its pattern', orders(withLine({ sku: 'abc-1' }))],
  ['an empty list', orders({ ...order, lines: [] })],
  ['null for an object', orders({ ...order, address: null })],
  ['an array for the body', orders([order])],
  ['broken JSON', orders('{"customerId": 1,')],
  ['no body', orders('')],
  ['another media type', post('/orders', order, { accept: 'application/json', 'content-type': 'text/plain' })],
  ['a nested unknown member', withItem({ extra: 1 })],
  ['a nested tag that is no text', withItem({ tags: ['kitchen', 1] })],
  ['too many tags', withItem({ tags: ['a', 'b', 'c', 'd', 'e', 'f'] })],
  ['null for an optional text', withItem({ giftMessage: null })],
  ['text for a number or null', withParcel({ insuredCents: '1' })],
  ['a size that is not positive', withParcel({ dimensions: { length: 0, width: 1, height: 1 } })],
  ['text for a boolean', withParcel({ fragile: 'true' })],
  ['a missing nested object', withParcel({ dimensions: undefined })],
  ['a parameter that is no number', get(userTarget.replace('4711', 'abc'))],
  ['a parameter that is too small', get(userTarget.replace('4711', '0'))],
  ['a missing query member', query('page=3&size=25&active=true')],
  ['an unknown query member', query('page=3&size=25&active=true&sort=name&extra=1')],
  ['a query member that is no integer', query('page=x&size=25&active=true&sort=name')],
  ['a fraction in the query', query('page=1.5&size=25&active=true&sort=name')],
  ['a query member that is too large', query('page=3&size=101&active=true&sort=name')],
  ['a query member that is no boolean', query('page=3&size=25&active=maybe&sort=name')],
  ['an empty query member', query('page=3&size=25&active=true&sort=')],
  ['a missing header', get(userTarget, { 'x-locale': 'de' })],
  ['a header that is no integer', get(userTarget, { 'x-account': 'a', 'x-locale': 'de' })],
  ['a header that is too small', get(userTarget, { 'x-account': '0', 'x-locale': 'de' })],
  ['a header outside of a choice', get(userTarget, { 'x-account': '815', 'x-locale': 'es' })],
];
