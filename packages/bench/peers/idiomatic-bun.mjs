import { Type } from '@sinclair/typebox';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { checkOf, textCheckOf } from './ajv.mjs';
import { servingOnBun } from './listening.mjs';

/** Bun.serve with its own routes, Ajv and Response.json, as in its manual. */
export const start = (count) => servingOnBun({ routes: count === 0 ? ordinaryRoutes() : manyRoutes(count), fetch: () => refusal(404) });

const refusal = (status) => Response.json({ error: 'refused' }, { status });

function ordinaryRoutes() {
  const { Order, Shipment } = schemasBy(Type);
  const order = checkOf(Order);
  const shipment = checkOf(Shipment);
  return {
    '/hello': { GET: () => Response.json(greet()) },
    '/hello-later': { GET: async () => Response.json(await greetLater()) },
    '/users/:id/activity': { GET: activityAnswer() },
    '/orders': { POST: (request) => answerBody(request, order, (body) => Response.json(receiptOf(body), { status: 201 })) },
    '/shipments': { POST: (request) => answerBody(request, shipment, (body) => Response.json(labelOf(body), { status: 201 })) },
    '/users': { GET: () => Response.json(userRows.map(publicUser)) },
  };
}

function activityAnswer() {
  const { UserParams, UserQuery, UserHeaders } = schemasBy(Type);
  const [areParams, isQuery, areHeaders] = [UserParams, UserQuery, UserHeaders].map(textCheckOf);
  return (request) => {
    const params = { id: request.params.id };
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const headers = { 'x-account': request.headers.get('x-account'), 'x-locale': request.headers.get('x-locale') };
    if (!areParams(params) || !isQuery(query) || !areHeaders(headers)) return refusal(400);
    return Response.json(userPage(params.id, query, { account: headers['x-account'], locale: headers['x-locale'] }));
  };
}

function manyRoutes(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${manyPath(index)}/:id`, { POST: manyAnswer(index) }]));
}

function manyAnswer(index) {
  const schemas = manySchemasBy(Type, index);
  const areParams = textCheckOf(schemas.params);
  const isQuery = textCheckOf(schemas.query);
  const isBody = checkOf(schemas.body);
  return (request) => {
    const params = { id: request.params.id };
    const query = Object.fromEntries(new URL(request.url).searchParams);
    if (!areParams(params) || !isQuery(query)) return refusal(400);
    return answerBody(request, isBody, (body) => Response.json(manyReply(index, params.id, query, body)));
  };
}

async function answerBody(request, isBody, respond) {
  if (request.headers.get('content-type') !== 'application/json') return refusal(415);
  let body;
  try {
    body = await request.json();
  } catch {
    return refusal(400);
  }
  return isBody(body) ? respond(body) : refusal(400);
}
