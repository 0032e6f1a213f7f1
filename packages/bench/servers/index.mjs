/**
 * Every server, the headline first.
 * Shape: `start(bootRoutes)` resolves to the port; with `bootRoutes` 0 the routes of the scenarios are served, else that many of the boot measurement.
 */
export const servers = {
  tenon: { title: 'Tenon', packages: ['tenon'], load: () => import('./tenon.mjs') },
  fastify: { title: 'Fastify', packages: ['fastify'], load: () => import('./fastify.mjs') },
  hono: { title: 'Hono', packages: ['hono', '@hono/node-server'], load: () => import('./hono.mjs') },
  elysia: { title: 'Elysia on Node', packages: ['elysia', '@elysiajs/node'], load: () => import('./elysia.mjs') },
  idiomatic: { title: 'node:http, idiomatic', packages: [], load: () => import('./idiomatic-http.mjs') },
  optimal: { title: 'node:http, optimal', packages: [], load: () => import('./optimal-http.mjs') },
};
