import { Type } from '@sinclair/typebox';
import express from 'express';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { checkOf, textCheckOf } from './ajv.mjs';
import { listening } from './listening.mjs';
import { createServer } from 'node:http';

export function start(routes) {
  const app = express();
  // Others send neither.
  app.disable('etag').disable('x-powered-by');
  app.use(express.json());
  if (routes === 0) addOrdinaryRoutes(app);
  for (let index = 0; index < routes; index++) addManyRoute(app, index);
  app.use((_request, response) => response.status(404).json({ error: 'not found' }));
  app.use((error, _request, response, _next) => response.status(error.status ?? 500).json({ error: 'refused' }));
  return listening(createServer(app));
}

/** Checks what a request brings, once and before the handler; `request.query` is read-only since Express 5. */
function checked({ params, query, headers, body }) {
  const checks = Object.entries({ params, query, headers }).filter(([, schema]) => schema !== undefined);
  const compiled = checks.map(([part, schema]) => [part, textCheckOf(schema), Object.keys(schema.properties)]);
  const isBody = body === undefined ? () => true : checkOf(body);
  return (request, response, next) => {
    const valid = { body: request.body };
    for (const [part, isValid, names] of compiled) {
      const value = part === 'headers' ? Object.fromEntries(names.map((name) => [name, request.headers[name]])) : { ...request[part] };
      if (!isValid(value)) return response.status(400).json({ error: 'invalid', part });
      valid[part] = value;
    }
    if (!isBody(request.body)) return response.status(400).json({ error: 'invalid' });
    request.valid = valid;
    next();
  };
}

function addOrdinaryRoutes(app) {
  const { Order, Shipment, UserHeaders, UserParams, UserQuery } = schemasBy(Type);
  app.get('/hello', (_request, response) => response.json(greet()));
  app.get('/hello-later', async (_request, response) => response.json(await greetLater()));
  app.get('/users/:id/activity', checked({ params: UserParams, query: UserQuery, headers: UserHeaders }), ({ valid }, response) =>
    response.json(userPage(valid.params.id, valid.query, { account: valid.headers['x-account'], locale: valid.headers['x-locale'] })),
  );
  app.post('/orders', checked({ body: Order }), ({ valid }, response) => response.status(201).json(receiptOf(valid.body)));
  app.post('/shipments', checked({ body: Shipment }), ({ valid }, response) => response.status(201).json(labelOf(valid.body)));
  app.get('/users', (_request, response) => response.json(userRows.map(publicUser)));
}

function addManyRoute(app, index) {
  const { params, query, body } = manySchemasBy(Type, index);
  app.post(`${manyPath(index)}/:id`, checked({ params, query, body }), ({ valid }, response) =>
    response.json(manyReply(index, valid.params.id, valid.query, valid.body)),
  );
}
