import { createApi, createApp, t } from 'tenon';
import { bootPath, bootReply, greet, receiptOf, userPage, users } from '../data/handlers.mjs';
import { bootSchemasBy, schemasBy } from '../data/schemas.mjs';

const { route } = createApi({ info: { title: 'Bench', version: '1.0.0' }, security: 'public' });

function scenarioRoutes() {
  const { Greeting, Order, Receipt, UserPage, UserParams, UserQuery, Users } = schemasBy(t);
  return {
    hello: route({ method: 'GET', path: '/hello', responses: { 200: Greeting }, handler: () => greet() }),
    activity: route({
      method: 'GET',
      path: '/users/{id}/activity',
      params: UserParams,
      query: UserQuery,
      responses: { 200: UserPage },
      handler: ({ params, query }) => userPage(params.id, query),
    }),
    order: route({ method: 'POST', path: '/orders', body: Order, responses: { 201: Receipt }, handler: ({ body }) => receiptOf(body) }),
    users: route({ method: 'GET', path: '/users', responses: { 200: Users }, handler: () => users }),
  };
}

function bootRoutes(count) {
  const routes = {};
  for (let index = 0; index < count; index++) {
    const { params, body, reply } = bootSchemasBy(t, index);
    routes[`resource${index}`] = route({
      method: 'POST',
      path: `${bootPath(index)}/{id}`,
      params,
      body,
      responses: { 200: reply },
      handler: (request) => bootReply(index, request.params.id, request.body),
    });
  }
  return routes;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The app that is served, and that the measurement without a socket calls. The others have no docs page. */
export const benchApp = (count) => createApp(count === 0 ? scenarioRoutes() : bootRoutes(count), { docs: false, development: false, logger: silent });
