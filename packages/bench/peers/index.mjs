const onNode = (title, packages, load) => ({ title, packages, load, kinds: ['node'] });
const onBoth = (title, packages, load) => ({ title, packages, load, kinds: ['node', 'bun'] });
const onPython = (title, packages) => ({ title, packages, kinds: ['python'] });

/** The one that the others are compared with. */
export const baseline = 'idiomatic';

/**
 * Every server, the headline first.
 * Shape: `load()` resolves to { start(routes) }, which resolves to the port: the ordinary app for 0 routes, else one of that many.
 * `kinds` says what runs it; a server of Python runs beside those of any Node.
 */
export const peers = {
  tenon: onBoth('Tenon', ['tenon'], () => import('./tenon.mjs')),
  idiomatic: onBoth('hand-written', ['ajv'], () => import('./idiomatic.mjs')),
  tuned: onNode('hand-tuned', [], () => import('./tuned-http.mjs')),
  fastify: onNode('Fastify', ['fastify'], () => import('./fastify.mjs')),
  hono: onBoth('Hono', ['hono', '@hono/node-server'], () => import('./hono.mjs')),
  elysia: onBoth('Elysia', ['elysia', '@elysiajs/node'], () => import('./elysia.mjs')),
  h3: onNode('h3', ['h3'], () => import('./h3.mjs')),
  express: onNode('Express', ['express'], () => import('./express.mjs')),
  fastapi: onPython('FastAPI', ['fastapi', 'pydantic', 'uvicorn']),
  flask: onPython('Flask', ['flask', 'pydantic', 'gunicorn']),
  drf: onPython('Django REST framework', ['djangorestframework', 'django', 'gunicorn']),
};

/** Whether a peer is a server of Python. */
export const isPython = (name) => peers[name].kinds.includes('python');
