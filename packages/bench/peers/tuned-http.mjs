import { createServer } from 'node:http';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { greet, greetLater, labelOf, publicUser, receiptOf, userPage, userRows } from '../data/handlers.mjs';
import { manyPath, manyReply } from '../data/many-routes.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { listening } from './listening.mjs';
import { integerOf, isManyBody, isOrder, readManyQuery, readUserQuery } from './tuned-checks.mjs';

const jsonHead = ['content-type', 'application/json; charset=utf-8'];
const { Shipment } = schemasBy(Type);
const shipmentCheck = TypeCompiler.Compile(Shipment);
const isShipment = (value) => shipmentCheck.Check(value);

/** The server of somebody who measured: no URL object, no promise, checks by hand, one writeHead, one end. */
export function start(routes) {
  const answer = routes === 0 ? answerOrdinary : answerMany(routes);
  // Idle connections are of no concern to a benchmark; a server for the world needs a sweep of its own here.
  return listening(createServer({ keepAliveTimeout: 0, optimizeEmptyRequests: true, noDelay: true }, answer));
}

function answerOrdinary(request, response) {
  const { method, url } = request;
  if (method === 'GET') return answerGet(request, response);
  if (method === 'POST' && url === '/orders')
    return readJson(request, response, (body) => (isOrder(body) ? send(response, 201, JSON.stringify(receiptOf(body))) : refuse(response, 400)));
  if (method === 'POST' && url === '/shipments')
    return readJson(request, response, (body) => (isShipment(body) ? send(response, 201, JSON.stringify(labelOf(body))) : refuse(response, 400)));
  refuse(response, 404);
}

function answerGet(request, response) {
  const { url } = request;
  if (url === '/hello') return send(response, 200, JSON.stringify(greet()));
  if (url === '/hello-later') return void greetLater().then((value) => send(response, 200, JSON.stringify(value)));
  if (url === '/users') return send(response, 200, JSON.stringify(userRows.map(publicUser)));
  if (url.startsWith('/users/')) return answerActivity(request, response);
  refuse(response, 404);
}

const locales = new Set(['de', 'en', 'fr']);

function answerActivity({ url, headers }, response) {
  const end = url.indexOf('/', 7);
  const question = url.indexOf('?', 7);
  if (end === -1 || url.slice(end, question === -1 ? url.length : question) !== '/activity') return refuse(response, 404);
  const id = integerOf(url.slice(7, end));
  const query = question === -1 ? null : readUserQuery(url, question + 1);
  const account = integerOf(headers['x-account']);
  const locale = headers['x-locale'];
  if (!(id >= 1) || query === null || !(account >= 1) || !locales.has(locale)) return refuse(response, 400);
  send(response, 200, JSON.stringify(userPage(id, query, { account, locale })));
}

function answerMany(count) {
  const indexes = new Map(Array.from({ length: count }, (_, index) => [manyPath(index), index]));
  return (request, response) => {
    const { url } = request;
    const question = url.indexOf('?');
    const end = url.lastIndexOf('/', question === -1 ? url.length : question);
    const index = indexes.get(url.slice(0, end));
    if (index === undefined || request.method !== 'POST') return refuse(response, 404);
    const id = integerOf(url.slice(end + 1, question === -1 ? url.length : question));
    const query = question === -1 ? null : readManyQuery(url, question + 1, 100 + (index % 10));
    if (!(id >= 1) || query === null) return refuse(response, 400);
    readJson(request, response, (body) =>
      isManyBody(body, index) ? send(response, 200, JSON.stringify(manyReply(index, id, query, body))) : refuse(response, 400),
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
