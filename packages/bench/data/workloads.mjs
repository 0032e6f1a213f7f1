import { order, shipment } from './bodies.mjs';
import { greet, labelOf, publicUser, receiptOf, userPage, userRows } from './handlers.mjs';
import { manyRequest } from './many-routes.mjs';
import { get, post, userTarget, withLine } from './requests.mjs';

const call = (request, status, value) => ({ request, status, reply: value === null ? null : JSON.stringify(value) });
const page = userPage(4711, { page: 3, size: 25, active: true, sort: 'name' }, { account: 815, locale: 'de' });

/** Routes of the app of these workloads; others have as many as they say. */
const ordinary = 0;

/**
 * What is measured.
 * Shape: `calls` are drawn uniformly; a `status` of null is any 4xx whose body each framework writes in its own way, a `reply` is compared
 * byte for byte. `routes` says which app is asked: 0 the ordinary one, else one of that many routes. `only` names the peers that take part.
 */
export const workloads = [
  { name: 'small', title: 'small GET', routes: ordinary, calls: [call(get('/hello'), 200, greet())] },
  { name: 'later', title: 'small GET, handler awaits', routes: ordinary, calls: [call(get('/hello-later'), 200, greet())] },
  { name: 'typed', title: 'GET, typed params + query + headers', routes: ordinary, calls: [call(get(userTarget), 200, page)] },
  { name: 'order', title: 'POST 400 B', routes: ordinary, calls: [call(post('/orders', order), 201, receiptOf(order))] },
  { name: 'shipment', title: 'POST 10 KB, nested', routes: ordinary, calls: [call(post('/shipments', shipment), 201, labelOf(shipment))] },
  { name: 'list', title: 'list of 100, filtered', routes: ordinary, calls: [call(get('/users'), 200, userRows.map(publicUser))] },
  { name: 'invalid', title: 'invalid body', routes: ordinary, calls: [call(post('/orders', withLine({ quantity: 0 })), null, null)] },
  { name: 'missing', title: '404', routes: ordinary, calls: [call(get('/nothing/here'), 404, null)] },
  { name: 'routes1', title: 'one of 1 route', routes: 1, calls: manyCalls(1) },
  { name: 'routes10', title: 'one of 10 routes', routes: 10, calls: manyCalls(10), only: ['tenon'] },
  { name: 'routes100', title: 'one of 100 routes', routes: 100, calls: manyCalls(100) },
  { name: 'routes1000', title: 'one of 1,000 routes', routes: 1000, calls: manyCalls(1000) },
  { name: 'routes10000', title: 'one of 10,000 routes', routes: 10_000, calls: manyCalls(10_000), only: ['tenon'] },
];

function manyCalls(count) {
  return Array.from({ length: count }, (_, index) => manyRequest(index));
}

// With more, the frameworks of Python take minutes to start and to warm up.
const mostRoutesOfPython = 100;

/** Whether a peer takes part in a workload. */
export function takesPart({ only, routes }, { name, isPython }) {
  return (only === undefined || only.includes(name)) && !(isPython && routes > mostRoutesOfPython);
}
