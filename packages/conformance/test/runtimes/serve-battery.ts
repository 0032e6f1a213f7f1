/** Serves the battery's app by the server of the runtime that runs this file, and prints the port. */
import { app } from './battery-app.ts';
import { serve } from '../behaviour/runtime-targets.ts';

const { port } = await serve(app, { port: 0, host: '127.0.0.1', announce: false, keepAliveMs: 50 });
console.log(JSON.stringify({ port }));
