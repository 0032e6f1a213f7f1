import { Type } from '@sinclair/typebox';
import { getValidatedQuery, getValidatedRouterParams, H3, HTTPError, readValidatedBody, serve } from 'h3';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { checkOf, textCheckOf } from './ajv.mjs';

export async function start(routes) {
  const app = new H3({ silent: true });
  if (routes === 0) addOrdinaryRoutes(app);
  for (let index = 0; index < routes; index++) addManyRoute(app, index);
  const server = serve(app, { port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false });
  await server.ready();
  return server.node.server.address().port;
}

/** A check as h3 wants it: false refuses, a value is what the handler gets. */
const validating = (isValid) => (value) => (isValid(value) ? value : false);
const text = (schema) => validating(textCheckOf(schema));
const json = (schema) => validating(checkOf(schema));

/** h3 reads any body as JSON; the media type is the handler's to check. */
function bodyOf(event, validate) {
  if (event.req.headers.get('content-type') !== 'application/json') throw new HTTPError({ status: 415 });
  return readValidatedBody(event, validate);
}

function created(event, value) {
  event.res.status = 201;
  return value;
}

function addOrdinaryRoutes(app) {
  const { Order, Shipment } = schemasBy(Type);
  const order = json(Order);
  const shipment = json(Shipment);
  app.get('/hello', () => greet());
  app.get('/hello-later', () => greetLater());
  app.get('/users/:id/activity', activityHandler());
  app.post('/orders', async (event) => created(event, receiptOf(await bodyOf(event, order))));
  app.post('/shipments', async (event) => created(event, labelOf(await bodyOf(event, shipment))));
  app.get('/users', () => userRows.map(publicUser));
}

function activityHandler() {
  const { UserHeaders, UserParams, UserQuery } = schemasBy(Type);
  const params = text(UserParams);
  const query = text(UserQuery);
  const areHeaders = textCheckOf(UserHeaders);
  return async (event) => {
    const { id } = await getValidatedRouterParams(event, params);
    const asked = await getValidatedQuery(event, query);
    const headers = { 'x-account': event.req.headers.get('x-account'), 'x-locale': event.req.headers.get('x-locale') };
    if (!areHeaders(headers)) throw new HTTPError({ status: 400 });
    return userPage(id, asked, { account: headers['x-account'], locale: headers['x-locale'] });
  };
}

function addManyRoute(app, index) {
  const schemas = manySchemasBy(Type, index);
  const params = text(schemas.params);
  const query = text(schemas.query);
  const body = json(schemas.body);
  app.post(`${manyPath(index)}/:id`, async (event) => {
    const { id } = await getValidatedRouterParams(event, params);
    return manyReply(index, id, await getValidatedQuery(event, query), await bodyOf(event, body));
  });
}
