import { createServer } from 'node:http';
import { Type } from '@sinclair/typebox';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply, manySchemasBy } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { checkOf, textCheckOf } from './ajv.mjs';
import { listening } from './listening.mjs';

/** The server that one writes by hand without thinking of speed: URL, async iteration, Ajv, JSON.stringify. */
export function start(count) {
  const routesOf = count === 0 ? ordinaryRoutes() : manyRoutes(count);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    for (const { method, pattern, answer } of routesOf(url.pathname)) {
      const match = request.method === method ? pattern.exec(url.pathname) : null;
      if (match !== null) return answer({ request, response, url, match });
    }
    send(response, 404, { error: 'not found' });
  });
  return listening(server);
}

function ordinaryRoutes() {
  const { Order, Shipment } = schemasBy(Type);
  const order = checkOf(Order);
  const shipment = checkOf(Shipment);
  const routes = [
    { method: 'GET', pattern: /^\/hello$/, answer: ({ response }) => send(response, 200, greet()) },
    { method: 'GET', pattern: /^\/hello-later$/, answer: async ({ response }) => send(response, 200, await greetLater()) },
    { method: 'GET', pattern: /^\/users\/([^/]+)\/activity$/, answer: activityAnswer() },
    { method: 'POST', pattern: /^\/orders$/, answer: (call) => answerBody(call, order, (body) => send(call.response, 201, receiptOf(body))) },
    { method: 'POST', pattern: /^\/shipments$/, answer: (call) => answerBody(call, shipment, (body) => send(call.response, 201, labelOf(body))) },
    { method: 'GET', pattern: /^\/users$/, answer: ({ response }) => send(response, 200, userRows.map(publicUser)) },
  ];
  return () => routes;
}

function activityAnswer() {
  const { UserParams, UserQuery, UserHeaders } = schemasBy(Type);
  const [areParams, isQuery, areHeaders] = [UserParams, UserQuery, UserHeaders].map(textCheckOf);
  return ({ request, response, url, match }) => {
    const params = { id: match[1] };
    const query = Object.fromEntries(url.searchParams);
    const headers = { 'x-account': request.headers['x-account'], 'x-locale': request.headers['x-locale'] };
    if (!areParams(params) || !isQuery(query) || !areHeaders(headers)) return send(response, 400, { error: 'invalid' });
    send(response, 200, userPage(params.id, query, { account: headers['x-account'], locale: headers['x-locale'] }));
  };
}

function manyRoutes(count) {
  const byPrefix = new Map(Array.from({ length: count }, (_, index) => [manyPath(index), [manyRoute(index)]]));
  return (path) => byPrefix.get(path.slice(0, path.lastIndexOf('/'))) ?? [];
}

function manyRoute(index) {
  const schemas = manySchemasBy(Type, index);
  const areParams = textCheckOf(schemas.params);
  const isQuery = textCheckOf(schemas.query);
  const isBody = checkOf(schemas.body);
  const answer = (call) => {
    const params = { id: call.match[1] };
    const query = Object.fromEntries(call.url.searchParams);
    if (!areParams(params) || !isQuery(query)) return send(call.response, 400, { error: 'invalid' });
    return answerBody(call, isBody, (body) => send(call.response, 200, manyReply(index, params.id, query, body)));
  };
  return { method: 'POST', pattern: /\/([^/]+)$/, answer };
}

async function answerBody({ request, response }, isBody, respond) {
  if (request.headers['content-type'] !== 'application/json') return send(response, 415, { error: 'media type' });
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return send(response, 400, { error: 'not JSON' });
  }
  if (!isBody(body)) return send(response, 400, { error: 'invalid' });
  respond(body);
}

function send(response, status, value) {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(value));
}
