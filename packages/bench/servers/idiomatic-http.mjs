import { createServer } from 'node:http';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { bootPath, bootReply, greet, receiptOf, userPage, users } from '../data/handlers.mjs';
import { bootSchemasBy, schemasBy } from '../data/schemas.mjs';
import { listening } from './listening.mjs';

/** The server that one writes by hand without thinking of speed: URL, async iteration, JSON.stringify, compiled TypeBox checks. */
export function start(bootRoutes) {
  const routes = bootRoutes === 0 ? scenarioRoutes() : bootTable(bootRoutes);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    for (const { method, pattern, answer } of routes(url.pathname)) {
      const match = request.method === method ? pattern.exec(url.pathname) : null;
      if (match !== null) return answer({ request, response, url, match });
    }
    send(response, 404, { error: 'not found' });
  });
  return listening(server);
}

function scenarioRoutes() {
  const { Order, UserParams, UserQuery } = schemasBy(Type);
  const checks = { params: TypeCompiler.Compile(UserParams), query: TypeCompiler.Compile(UserQuery), order: TypeCompiler.Compile(Order) };
  const routes = [
    { method: 'GET', pattern: /^\/hello$/, answer: ({ response }) => send(response, 200, greet()) },
    { method: 'GET', pattern: /^\/users\/([^/]+)\/activity$/, answer: (call) => answerActivity(call, checks) },
    { method: 'POST', pattern: /^\/orders$/, answer: (call) => answerBody(call, checks.order, (body) => send(call.response, 201, receiptOf(body))) },
    { method: 'GET', pattern: /^\/users$/, answer: ({ response }) => send(response, 200, users) },
  ];
  return () => routes;
}

function bootTable(count) {
  const byPrefix = new Map(Array.from({ length: count }, (_, index) => [bootPath(index), [bootRoute(index)]]));
  return (path) => byPrefix.get(path.slice(0, path.lastIndexOf('/'))) ?? [];
}

function bootRoute(index) {
  const schemas = bootSchemasBy(Type, index);
  const params = TypeCompiler.Compile(schemas.params);
  const body = TypeCompiler.Compile(schemas.body);
  const answer = (call) => {
    const id = Number(call.match[1]);
    if (!params.Check({ id })) return send(call.response, 400, { error: 'invalid' });
    return answerBody(call, body, (value) => send(call.response, 200, bootReply(index, id, value)));
  };
  return { method: 'POST', pattern: /\/([^/]+)$/, answer };
}

function answerActivity({ response, url, match }, checks) {
  const params = { id: Number(match[1]) };
  const query = Object.fromEntries(url.searchParams);
  const { page, size, active } = query;
  const typed = { ...query, page: Number(page), size: Number(size), active: active === 'true' ? true : active === 'false' ? false : active };
  if (!checks.params.Check(params) || !checks.query.Check(typed)) return send(response, 400, { error: 'invalid' });
  send(response, 200, userPage(params.id, typed));
}

async function answerBody({ request, response }, check, respond) {
  if (request.headers['content-type'] !== 'application/json') return send(response, 415, { error: 'media type' });
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return send(response, 400, { error: 'not JSON' });
  }
  if (!check.Check(body)) return send(response, 400, { error: 'invalid' });
  respond(body);
}

function send(response, status, value) {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(value));
}
