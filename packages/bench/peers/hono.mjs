import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { isBun, servingOnBun } from './listening.mjs';

export async function start(routes) {
  const app = new Hono();
  if (routes === 0) addOrdinaryRoutes(app);
  for (let index = 0; index < routes; index++) addManyRoute(app, index);
  if (isBun) return servingOnBun({ fetch: app.fetch });
  const { serve } = await import('@hono/node-server');
  return new Promise((resolve) => serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port)));
}

/** Hono's own TypeBox validator interprets schemas on every request; a compiled check is the faster way that its manual shows. */
function checked(target, schema) {
  const check = TypeCompiler.Compile(schema);
  const decode = target === 'json' ? (value) => value : textDecoder(schema);
  return validator(target, (value, context) => {
    const decoded = decode(value);
    return check.Check(decoded) ? decoded : context.json({ error: 'invalid', target }, 400);
  });
}

/** Text to numbers and booleans where the schema wants them; what cannot be one stays as it is and fails the check. */
function textDecoder({ properties }) {
  const typed = Object.entries(properties).filter(([, { type }]) => type === 'integer' || type === 'boolean');
  return (value) => {
    const decoded = { ...value };
    for (const [name, { type }] of typed) if (name in decoded) decoded[name] = type === 'boolean' ? booleanOf(decoded[name]) : Number(decoded[name]);
    return decoded;
  };
}

const booleanOf = (text) => (text === 'true' ? true : text === 'false' ? false : text);

function addOrdinaryRoutes(app) {
  const { Order, Shipment, UserHeaders, UserParams, UserQuery } = schemasBy(Type);
  app.get('/hello', (context) => context.json(greet()));
  app.get('/hello-later', async (context) => context.json(await greetLater()));
  app.get('/users/:id/activity', checked('param', UserParams), checked('query', UserQuery), checked('header', UserHeaders), ({ req, json }) => {
    const headers = req.valid('header');
    return json(userPage(req.valid('param').id, req.valid('query'), { account: headers['x-account'], locale: headers['x-locale'] }));
  });
  app.post('/orders', checked('json', Order), (context) => context.json(receiptOf(context.req.valid('json')), 201));
  app.post('/shipments', checked('json', Shipment), (context) => context.json(labelOf(context.req.valid('json')), 201));
  app.get('/users', (context) => context.json(userRows.map(publicUser)));
}

function addManyRoute(app, index) {
  const { params, query, body } = manySchemasBy(Type, index);
  app.post(`${manyPath(index)}/:id`, checked('param', params), checked('query', query), checked('json', body), ({ req, json }) =>
    json(manyReply(index, req.valid('param').id, req.valid('query'), req.valid('json'))),
  );
}
