import { serve } from '@hono/node-server';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { bootPath, bootReply, greet, receiptOf, userPage, users } from '../data/handlers.mjs';
import { bootSchemasBy, schemasBy } from '../data/schemas.mjs';

export async function start(bootRoutes) {
  const app = new Hono();
  if (bootRoutes === 0) addScenarios(app);
  for (let index = 0; index < bootRoutes; index++) addBootRoute(app, index);
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
  const typed = Object.entries(properties).filter(([, { type }]) => type !== 'string');
  return (value) => {
    const decoded = { ...value };
    for (const [name, { type }] of typed) if (name in decoded) decoded[name] = type === 'boolean' ? booleanOf(decoded[name]) : Number(decoded[name]);
    return decoded;
  };
}

const booleanOf = (text) => (text === 'true' ? true : text === 'false' ? false : text);

function addScenarios(app) {
  const { Order, UserParams, UserQuery } = schemasBy(Type);
  app.get('/hello', (context) => context.json(greet()));
  app.get('/users/:id/activity', checked('param', UserParams), checked('query', UserQuery), (context) =>
    context.json(userPage(context.req.valid('param').id, context.req.valid('query'))),
  );
  app.post('/orders', checked('json', Order), (context) => context.json(receiptOf(context.req.valid('json')), 201));
  app.get('/users', (context) => context.json(users));
}

function addBootRoute(app, index) {
  const { params, body } = bootSchemasBy(Type, index);
  app.post(`${bootPath(index)}/:id`, checked('param', params), checked('json', body), (context) =>
    context.json(bootReply(index, context.req.valid('param').id, context.req.valid('json'))),
  );
}
