import { benchApp } from './tenon-app.mjs';
import { isBun } from './listening.mjs';

export async function start(routes) {
  const app = benchApp(routes);
  const { serve } = isBun ? await import('tenon/bun') : await import('tenon/node');
  const { port } = await serve(app, { port: 0, host: '127.0.0.1', announce: false, signals: false });
  return port;
}
