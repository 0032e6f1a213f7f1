import { benchApp } from './tenon-app.mjs';
import { isBun, servingOnBun } from './listening.mjs';

export async function start(routes) {
  const app = benchApp(routes);
  if (isBun) {
    const { fetchHandler } = await import('tenon/web');
    return servingOnBun({ fetch: fetchHandler(app) });
  }
  const { serve } = await import('tenon/node');
  const { port } = await serve(app, { port: 0, host: '127.0.0.1', announce: false, signals: false });
  return port;
}
