import { createServer } from 'node:http';
import { bootPath, bootReply, greet, receiptOf, userPage, users } from '../data/handlers.mjs';
import { isBootBody, isOrder, readUserQuery } from './hand-checks.mjs';
import { listening } from './listening.mjs';

const jsonHead = ['content-type', 'application/json; charset=utf-8'];

/** The server of somebody who measured: no URL object, no promise, checks by hand, one writeHead, one end. */
export function start(bootRoutes) {
  const answer = bootRoutes === 0 ? answerScenario : answerBoot(bootRoutes);
  // Idle connections are of no concern to a benchmark; a server for the world needs a sweep of its own here.
  return listening(createServer({ keepAliveTimeout: 0, optimizeEmptyRequests: true, noDelay: true }, answer));
}

function answerScenario(request, response) {
  const { method, url } = request;
  if (method === 'GET') {
    if (url === '/hello') return send(response, 200, JSON.stringify(greet()));
    if (url === '/users') return send(response, 200, JSON.stringify(users));
    if (url.startsWith('/users/')) return answerActivity(url, response);
  } else if (method === 'POST' && url === '/orders') {
    return readJson(request, response, (body) => (isOrder(body) ? send(response, 201, JSON.stringify(receiptOf(body))) : refuse(response, 400)));
  }
  refuse(response, 404);
}

function answerActivity(url, response) {
  const end = url.indexOf('/', 7);
  const question = url.indexOf('?', 7);
  if (end === -1 || url.slice(end, question === -1 ? url.length : question) !== '/activity') return refuse(response, 404);
  const id = Number(url.slice(7, end));
  const query = question === -1 ? null : readUserQuery(url, question + 1);
  if (!Number.isInteger(id) || id < 1 || query === null) return refuse(response, 400);
  send(response, 200, JSON.stringify(userPage(id, query)));
}

function answerBoot(count) {
  const indexes = new Map(Array.from({ length: count }, (_, index) => [bootPath(index), index]));
  return (request, response) => {
    const { url } = request;
    const end = url.lastIndexOf('/');
    const index = indexes.get(url.slice(0, end));
    const id = Number(url.slice(end + 1));
    if (index === undefined || request.method !== 'POST') return refuse(response, 404);
    readJson(request, response, (body) =>
      isBootBody(body, index) && id >= 1 ? send(response, 200, JSON.stringify(bootReply(index, id, body))) : refuse(response, 400),
    );
  };
}

function readJson(request, response, use) {
  if (request.headers['content-type'] !== 'application/json') return refuse(response, 415);
  let first = null;
  let more = null;
  request.on('data', (chunk) => {
    if (first === null) first = chunk;
    else (more ??= [first]).push(chunk);
  });
  request.on('end', () => {
    let body;
    try {
      body = JSON.parse(first === null ? '' : (more === null ? first : Buffer.concat(more)).utf8Slice());
    } catch {
      return refuse(response, 400);
    }
    use(body);
  });
}

function send(response, status, text) {
  response.writeHead(status, jsonHead);
  response.end(text);
}

function refuse(response, status) {
  send(response, status, '{"error":"refused"}');
}
