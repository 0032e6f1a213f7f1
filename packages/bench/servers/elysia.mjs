import { node } from '@elysiajs/node';
import { Type } from '@sinclair/typebox';
import { Elysia, t } from 'elysia';
import { bootPath, bootReply, greet, receiptOf, userPage, users } from '../data/handlers.mjs';
import { bootSchemasBy, schemasBy } from '../data/schemas.mjs';

export async function start(bootRoutes) {
  // Elysia takes unknown members out by default; here everyone refuses them.
  const app = new Elysia({ adapter: node(), normalize: false });
  if (bootRoutes === 0) addScenarios(app);
  for (let index = 0; index < bootRoutes; index++) addBootRoute(app, index);
  const { raw } = await new Promise((resolve) => app.listen({ port: 0, hostname: '127.0.0.1' }, resolve));
  // Elysia tells the port that was asked for; the one that was given is known to the server beneath.
  await raw.ready();
  return raw.node.server.address().port;
}

function addScenarios(app) {
  // Elysia's own t.Integer also takes text, which a path and a query need and a body must not have.
  const { UserParams, UserQuery } = schemasBy(t);
  const { Greeting, Order, Receipt, UserPage, Users } = schemasBy(Type);
  app.get('/hello', () => greet(), { response: { 200: Greeting } });
  app.get('/users/:id/activity', ({ params, query }) => userPage(params.id, query), { params: UserParams, query: UserQuery, response: { 200: UserPage } });
  app.post('/orders', ({ body, status }) => status(201, receiptOf(body)), { body: Order, response: { 201: Receipt } });
  app.get('/users', () => users, { response: { 200: Users } });
}

function addBootRoute(app, index) {
  const { params } = bootSchemasBy(t, index);
  const { body, reply } = bootSchemasBy(Type, index);
  app.post(`${bootPath(index)}/:id`, (context) => bootReply(index, context.params.id, context.body), { params, body, response: { 200: reply } });
}
