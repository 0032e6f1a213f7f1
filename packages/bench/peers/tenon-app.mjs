import { createApi, createApp, t } from 'tenon';
import { greet, greetLater, labelOf, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';

const { route } = createApi({ info: { title: 'Bench', version: '1.0.0' }, security: 'public' });

function ordinaryRoutes() {
  const { Greeting, Label, Order, Receipt, Shipment, UserHeaders, UserPage, UserParams, UserQuery, Users } = schemasBy(t);
  return {
    hello: route({ method: 'GET', path: '/hello', responses: { 200: Greeting }, handler: () => greet() }),
    helloLater: route({ method: 'GET', path: '/hello-later', responses: { 200: Greeting }, handler: () => greetLater() }),
    activity: route({
      method: 'GET',
      path: '/users/{id}/activity',
      params: UserParams,
      query: UserQuery,
      headers: UserHeaders,
      responses: { 200: UserPage },
      handler: ({ params, query, headers }) => userPage(params.id, query, { account: headers['x-account'], locale: headers['x-locale'] }),
    }),
    order: route({ method: 'POST', path: '/orders', body: Order, responses: { 201: Receipt }, handler: ({ body }) => receiptOf(body) }),
    shipment: route({ method: 'POST', path: '/shipments', body: Shipment, responses: { 201: Label }, handler: ({ body }) => labelOf(body) }),
    users: route({ method: 'GET', path: '/users', responses: { 200: Users }, handler: () => userRows }),
  };
}

function manyRoutes(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`resource${index}`, manyRoute(index)]));
}

function manyRoute(index) {
  const { params, query, body, reply } = manySchemasBy(t, index);
  return route({
    method: 'POST',
    path: `${manyPath(index)}/{id}`,
    params,
    query,
    body,
    responses: { 200: reply },
    handler: (request) => manyReply(index, request.params.id, request.query, request.body),
  });
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The app that is served, and that the measurement without a socket calls. The others have no docs page. */
export const benchApp = (count) => createApp(count === 0 ? ordinaryRoutes() : manyRoutes(count), { docs: false, development: false, logger: silent });
