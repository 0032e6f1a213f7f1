import { appFile } from '../app-file.ts';
import { loadBuilt } from '../build/load-built.ts';
import { command } from '../command.ts';
import { loadApp } from '../load-app.ts';
import { portOf } from '../port.ts';

/** `tenon start` */
export const start = command({
  name: 'start',
  summary: 'Serve an app',
  description: [
    'NODE_ENV is production unless it is set. SIGTERM and SIGINT stop the server in order: what was\naccepted is answered, then the plugins stop, then the process ends with 0.',
    'Without [app]: app.ts, src/app.ts, main.ts or src/main.ts, or the same in JavaScript.',
  ],
  options: {
    port: { type: 'string', short: 'p', value: '<number>', says: 'Where to listen; default: PORT, else 3000; 0 lets the system choose' },
    host: { type: 'string', value: '<address>', says: 'Default: every interface' },
  },
  examples: [
    ['tenon start src/app.ts', 'serve on PORT, else 3000'],
    ['tenon start dist/app.js --port 8080 --host 127.0.0.1', 'what `tenon build` wrote, one interface'],
  ],
  async run({ words: [app], values }) {
    const port = portOf(values.port, 'start');
    const file = appFile(app);
    process.env['NODE_ENV'] ??= 'production';
    const loaded = (await loadBuilt(file)) ?? (await loadApp(file));
    await loaded.node.serve(loaded.app, { port, ...(values.host !== undefined && { host: values.host }) });
    return null;
  },
});
