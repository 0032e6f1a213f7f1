import { guardedAnswersApp } from './app/guarded-answers.ts';
import { behaves, type Case } from './suite.ts';

const policy = "default-src 'none'; frame-ancestors 'none'";
const all = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': null,
};
const none = { 'content-security-policy': null, 'referrer-policy': null, 'x-frame-options': null, 'cross-origin-resource-policy': null };
const https = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' };
const key = { 'x-key': 'good' };

// oxfmt-ignore
const byDefault: readonly Case[] = [
  { title: 'forbids to sniff what a body is (class 25)', send: { path: '/ping' }, status: 200, headers: { 'x-content-type-options': 'nosniff', 'content-type': 'application/json; charset=utf-8', 'cache-control': null, ...none } },
  { title: 'forbids to sniff what a problem is (class 25)', send: { path: '/nowhere' }, status: 404, code: 'route.not-found', headers: { 'x-content-type-options': 'nosniff', ...none } },
  { title: 'says nothing of https by default', send: { path: '/ping', headers: https }, status: 200, headers: { 'strict-transport-security': null } },
  { title: 'lets nobody keep what is one caller’s (class 76)', send: { path: '/mine', headers: key }, status: 200, headers: { 'cache-control': 'no-store' } },
  { title: 'lets nobody keep what may be one caller’s (class 76)', send: { path: '/maybe' }, status: 200, headers: { 'cache-control': 'no-store' } },
  { title: 'lets nobody keep a 404 of one caller (class 76)', send: { path: '/mine/gone', headers: key }, status: 404, headers: { 'cache-control': 'no-store' } },
  { title: 'lets nobody keep a 204 of one caller (class 76)', send: { path: '/mine/empty', headers: key }, status: 204, headers: { 'cache-control': 'no-store' } },
  { title: 'says nothing of caches where nothing is kept anyway', send: { method: 'POST', path: '/mine', headers: key }, status: 200, headers: { 'cache-control': null } },
  { title: 'lets its caller ask again about what has an ETag (class 76)', send: { path: '/mine/tagged', headers: key }, status: 200, headers: { 'cache-control': 'private, no-cache' } },
  { title: 'leaves caching to a route that declares it', send: { path: '/mine/kept', headers: key }, status: 200, headers: { 'cache-control': 'private, max-age=60' } },
  { title: 'leaves caching to a handler that says it', send: { path: '/mine/said', headers: key }, status: 200, headers: { 'cache-control': 'private' } },
  { title: 'leaves caching of a stream to the stream', send: { path: '/mine/streamed', headers: key }, status: 200, headers: { 'cache-control': 'no-cache' } },
];

// oxfmt-ignore
const asked: readonly Case[] = [
  { title: 'adds security headers to a success', send: { path: '/ping' }, status: 200, headers: all },
  { title: 'adds security headers again', send: { path: '/ping' }, status: 200, headers: all },
  { title: 'adds security headers where there is no body', send: { path: '/mine/empty', headers: key }, status: 204, headers: { ...all, 'cache-control': 'no-store' } },
  { title: 'adds security headers to a 404', send: { path: '/nowhere' }, status: 404, code: 'route.not-found', headers: all },
  { title: 'adds security headers to a 405', send: { method: 'POST', path: '/ping' }, status: 405, code: 'route.method-not-allowed', headers: { ...all, allow: 'GET, HEAD, OPTIONS' } },
  { title: 'adds security headers to a 500', send: { path: '/broken' }, status: 500, code: 'server.internal', headers: all, logged: /a handler failed/ },
  { title: 'leaves a policy that a handler says', send: { path: '/framed' }, status: 200, headers: { ...all, 'content-security-policy': "frame-ancestors 'self'" } },
  { title: 'promises https over https alone', send: { path: '/ping', headers: https }, status: 200, headers: { ...all, 'strict-transport-security': 'max-age=31536000' } },
  { title: 'leaves the policy of the docs page', send: { path: '/docs/' }, status: 200, headers: { 'x-frame-options': 'DENY', 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", 'referrer-policy': 'same-origin' } },
];

// oxfmt-ignore
const chosen: readonly Case[] = [
  { title: 'adds the security headers that are chosen', send: { path: '/ping', headers: https }, status: 200, headers: { ...none, 'referrer-policy': 'origin', 'strict-transport-security': null, 'x-content-type-options': 'nosniff' } },
];

behaves({ 'by default': byDefault }, (log) => guardedAnswersApp(log));
behaves({ asked }, (log) => guardedAnswersApp(log, true));
behaves({ chosen }, (log) =>
  guardedAnswersApp(log, {
    contentSecurityPolicy: false,
    frameOptions: false,
    referrerPolicy: 'origin',
    crossOriginResourcePolicy: false,
    strictTransportSecurity: false,
  }),
);
