import { serve } from 'tenon/node';
import { benchApp } from './tenon-app.mjs';

export async function start(bootRoutes) {
  const { port } = await serve(benchApp(bootRoutes), { port: 0, host: '127.0.0.1', announce: false, signals: false });
  return port;
}
