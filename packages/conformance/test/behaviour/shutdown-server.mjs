// A server in a process of its own: `node shutdown-server.mjs <folder of compiled tenon> <options of serve as JSON>`.
// Tells its parent by messages what happens, and does what the parent's messages say.
const [folder, options] = process.argv.slice(2);
const { createApi, createApp, plugin, t } = await import(`${folder}/index.js`);
const { serve } = await import(`${folder}/adapt/node.js`);

const tell = (what) => process.send?.(what);
const message = (wanted) =>
  new Promise((resolve) => {
    process.on('message', function onMessage(what) {
      if (what !== wanted) return;
      process.off('message', onMessage);
      resolve();
    });
  });
const named = (name) => plugin({ name, start: () => ({}), stop: () => console.log(`stop ${name}`) });
const api = createApi({ info: { title: 'Shutdown', version: '1' }, security: 'public', plugins: { a: named('a'), b: named('b') } });
const Done = t.Object({ done: t.Boolean() });
const done = { done: true };

const routes = {
  fast: api.route({ method: 'GET', path: '/fast', responses: { 200: Done }, handler: () => done }),
  soon: api.route({
    method: 'POST',
    path: '/soon',
    body: t.Object({ n: t.Integer() }),
    responses: { 200: t.Object({ n: t.Integer() }) },
    handler: async ({ body }) => body,
  }),
  slow: api.route({
    method: 'GET',
    path: '/slow',
    responses: { 200: Done },
    handler: async ({ signal }) => {
      signal.addEventListener('abort', () => console.log('aborted'));
      tell('arrived');
      await message('finish');
      return done;
    },
  }),
  task: api.route({
    method: 'GET',
    path: '/task',
    responses: { 200: Done },
    handler: ({ after }) => {
      after(async () => {
        await message('finish');
        console.log('task');
      });
      return done;
    },
  }),
};
const logger = { info: (_data, text) => tell(text), warn: (_data, text) => tell(text), error: (data, text) => console.log(text, data) };
const app = createApp(routes, { logger });
const { servers = 1, ...serveOptions } = JSON.parse(options);
const running = [];
for (let count = 0; count < servers; count++) running.push(await serve(app, { port: 0, host: '127.0.0.1', announce: false, ...serveOptions }));
tell({ ports: running.map(({ port }) => port) });
// The channel to the parent must not keep the process alive.
process.channel?.unref();
