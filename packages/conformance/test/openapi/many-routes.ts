import { bearer, createApi, createApp, Problem, t, type App } from 'tenon';

const handler = (): never => {
  throw new Error('only the document is read');
};

/** An app of many routes, in modules of twenty that have schemas of their own. */
export function manyRoutes(count: number): App<unknown> {
  const api = createApi({ info: { title: 'Many routes', version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } } });
  const user = api.dependency({ security: bearer(), responses: { 401: Problem }, provide: ({ credentials }) => credentials });
  const modules = Array.from({ length: Math.ceil(count / 20) }, (_, module) => {
    const Thing = t.Object(
      {
        id: t.Integer({ minimum: 1 }),
        name: t.String({ minLength: 1, maxLength: 80 }),
        kind: t.Union([t.Literal('a'), t.Literal('b'), t.Null()]),
        part: t.Optional(t.Object({ at: t.Date(), tags: t.Array(t.String({ maxLength: 20 }), { maxItems: 10 }) })),
        tries: t.Default(t.Integer(), 1),
      },
      { $id: `Thing${module}` },
    );
    const kind = api.route.with({ user }).scope({ prefix: `/things-${module}`, tags: [`things-${module}`], responses: { 404: Problem } });
    const size = Math.min(20, count - module * 20);
    const routes = Array.from({ length: size }, (__, index) => [
      `route${index}`,
      index % 2 === 0
        ? kind({
            method: 'GET',
            path: `/${index}/{id}`,
            summary: `Read ${index}`,
            params: t.Object({ id: t.Integer() }),
            query: t.Object({ page: t.Optional(t.Integer()) }),
            responses: { 200: Thing },
            handler,
          })
        : kind({ method: 'POST', path: `/${index}`, summary: `Add ${index}`, body: Thing, responses: { 201: Thing }, handler }),
    ]);
    return [`module${module}`, Object.fromEntries(routes) as object] as const;
  });
  return createApp(Object.fromEntries(modules));
}

/** The smallest app there is. */
export const tiny: App<unknown> = createApp({
  hello: createApi({ info: { title: 'Hello', version: '1.0.0' }, security: 'public' }).route({
    method: 'GET',
    path: '/hello/{name}',
    responses: { 200: t.Object({ hello: t.String() }) },
    handler: ({ params }) => ({ hello: params.name }),
  }),
});
