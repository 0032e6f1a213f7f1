import { Type } from '@sinclair/typebox';
import Ajv from 'ajv';
import fastify from 'fastify';
import { greet, greetLater, labelOf, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';

export async function start(routes) {
  // Fastify takes unknown members out by default; here everyone refuses them.
  const app = fastify({ ajv: { customOptions: { removeAdditional: false } } });
  checkBodiesStrictly(app);
  if (routes === 0) addOrdinaryRoutes(app);
  for (let index = 0; index < routes; index++) addManyRoute(app, index);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address().port;
}

/** As in Fastify's manual, "Validator Compiler": text becomes numbers in a path, a query and headers, never in a body. */
function checkBodiesStrictly(app) {
  const strict = new Ajv({ coerceTypes: false, useDefaults: true, removeAdditional: false, allErrors: false });
  const coercing = new Ajv({ coerceTypes: 'array', useDefaults: true, removeAdditional: false, allErrors: false });
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema));
}

function addOrdinaryRoutes(app) {
  const { Greeting, Label, Order, Receipt, Shipment, UserHeaders, UserPage, UserParams, UserQuery, Users } = schemasBy(Type);
  const activity = { params: UserParams, querystring: UserQuery, headers: UserHeaders, response: { 200: UserPage } };
  app.get('/hello', { schema: { response: { 200: Greeting } } }, () => greet());
  app.get('/hello-later', { schema: { response: { 200: Greeting } } }, () => greetLater());
  app.get('/users/:id/activity', { schema: activity }, ({ params, query, headers }) =>
    userPage(params.id, query, { account: headers['x-account'], locale: headers['x-locale'] }),
  );
  app.post('/orders', { schema: { body: Order, response: { 201: Receipt } } }, ({ body }, reply) => {
    reply.code(201);
    return receiptOf(body);
  });
  app.post('/shipments', { schema: { body: Shipment, response: { 201: Label } } }, ({ body }, reply) => {
    reply.code(201);
    return labelOf(body);
  });
  // The schema of the response leaves the other members out.
  app.get('/users', { schema: { response: { 200: Users } } }, () => userRows);
}

function addManyRoute(app, index) {
  const { params, query, body, reply } = manySchemasBy(Type, index);
  app.post(`${manyPath(index)}/:id`, { schema: { params, querystring: query, body, response: { 200: reply } } }, (request) =>
    manyReply(index, request.params.id, request.query, request.body),
  );
}
