import { Type } from '@sinclair/typebox';
import { Elysia, t } from 'elysia';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { isBun } from './listening.mjs';

export async function start(routes) {
  // Elysia takes unknown members out of bodies by default; here everyone refuses them.
  const options = { normalize: false };
  return isBun ? onBun(withRoutes(new Elysia(options), routes)) : onNode(withRoutes(new Elysia({ ...options, adapter: await nodeAdapter() }), routes));
}

async function nodeAdapter() {
  const { node } = await import('@elysiajs/node');
  return node();
}

async function onNode(app) {
  const { raw } = await new Promise((resolve) => app.listen({ port: 0, hostname: '127.0.0.1' }, resolve));
  // Elysia tells the port that was asked for; the one that was given is known to the server beneath.
  await raw.ready();
  return raw.node.server.address().port;
}

const onBun = (app) => app.listen({ port: 0, hostname: '127.0.0.1' }).server.port;

function withRoutes(app, routes) {
  if (routes === 0) addOrdinaryRoutes(app);
  for (let index = 0; index < routes; index++) addManyRoute(app, index);
  return app;
}

function addOrdinaryRoutes(app) {
  // Elysia's own t.Integer also takes text, which a path, a query and headers need and a body must not have.
  const { UserParams, UserQuery, UserHeaders } = schemasBy(t);
  const { Greeting, Label, Order, Receipt, Shipment, UserPage, Users } = schemasBy(Type);
  const activity = { params: UserParams, query: UserQuery, headers: UserHeaders, response: { 200: UserPage } };
  app.get('/hello', () => greet(), { response: { 200: Greeting } });
  app.get('/hello-later', () => greetLater(), { response: { 200: Greeting } });
  app.get(
    '/users/:id/activity',
    ({ params, query, headers }) => userPage(params.id, query, { account: headers['x-account'], locale: headers['x-locale'] }),
    activity,
  );
  app.post('/orders', ({ body, status }) => status(201, receiptOf(body)), { body: Order, response: { 201: Receipt } });
  app.post('/shipments', ({ body, status }) => status(201, labelOf(body)), { body: Shipment, response: { 201: Label } });
  // Without `normalize` a response with other members is an error: they are left out by hand.
  app.get('/users', () => userRows.map(publicUser), { response: { 200: Users } });
}

function addManyRoute(app, index) {
  const { params, query } = manySchemasBy(t, index);
  const { body, reply } = manySchemasBy(Type, index);
  app.post(`${manyPath(index)}/:id`, (context) => manyReply(index, context.params.id, context.query, context.body), {
    params,
    query,
    body,
    response: { 200: reply },
  });
}
