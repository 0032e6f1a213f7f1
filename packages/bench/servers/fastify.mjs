import { Type } from '@sinclair/typebox';
import Ajv from 'ajv';
import fastify from 'fastify';
import { bootPath, bootReply, greet, receiptOf, userPage, users } from '../data/handlers.mjs';
import { bootSchemasBy, schemasBy } from '../data/schemas.mjs';

export async function start(bootRoutes) {
  // Fastify takes unknown members out by default; here everyone refuses them.
  const app = fastify({ ajv: { customOptions: { removeAdditional: false } } });
  checkBodiesStrictly(app);
  if (bootRoutes === 0) addScenarios(app);
  for (let index = 0; index < bootRoutes; index++) addBootRoute(app, index);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address().port;
}

/** As in Fastify's manual, "Validator Compiler": text becomes numbers in a path and a query, never in a body. */
function checkBodiesStrictly(app) {
  const strict = new Ajv({ coerceTypes: false, useDefaults: true, removeAdditional: false, allErrors: false });
  const coercing = new Ajv({ coerceTypes: 'array', useDefaults: true, removeAdditional: false, allErrors: false });
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema));
}

function addScenarios(app) {
  const { Greeting, Order, Receipt, UserPage, UserParams, UserQuery, Users } = schemasBy(Type);
  app.get('/hello', { schema: { response: { 200: Greeting } } }, () => greet());
  app.get('/users/:id/activity', { schema: { params: UserParams, querystring: UserQuery, response: { 200: UserPage } } }, ({ params, query }) =>
    userPage(params.id, query),
  );
  app.post('/orders', { schema: { body: Order, response: { 201: Receipt } } }, ({ body }, reply) => {
    reply.code(201);
    return receiptOf(body);
  });
  app.get('/users', { schema: { response: { 200: Users } } }, () => users);
}

function addBootRoute(app, index) {
  const { params, body, reply } = bootSchemasBy(Type, index);
  app.post(`${bootPath(index)}/:id`, { schema: { params, body, response: { 200: reply } } }, (request) => bootReply(index, request.params.id, request.body));
}
