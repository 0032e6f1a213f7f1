import type { Mistake } from '../shapes/mistake.ts';
import type { RoutePlan } from '../shapes/plan.ts';

/** Links lead to operations of the app, and fill parameters that those have. Source: OpenAPI 3.1 section 4.8.20. */
export function linkMistakes(routes: readonly RoutePlan[]): readonly Mistake[] {
  const byId = new Map(routes.map((route) => [route.operationId, route]));
  return routes.flatMap(({ at, responses }) =>
    responses.flatMap(({ status, links }) =>
      Object.entries(links ?? {}).flatMap(([name, { operationId, parameters = {} }]): Mistake[] => {
        const where = `${at} response ${status} link '${name}'`;
        const target = byId.get(operationId);
        if (target === undefined) {
          return [
            { code: 'response.link', at: where, message: `there is no operation '${operationId}'`, advice: 'name the operationId of a route of this app' },
          ];
        }
        const known = [target.params, target.query, target.headers, target.cookies].flatMap((plan) => plan?.parameters ?? []);
        return Object.keys(parameters)
          .filter((parameter) => !known.some(({ name: own, in: place }) => parameter === own || parameter === `${place}.${own}`))
          .map((parameter) => ({
            code: 'response.link',
            at: where,
            message: `'${operationId}' has no parameter '${parameter}'`,
            advice: `it has ${known.map(({ name: own }) => own).join(', ') || 'none'}`,
          }));
      }),
    ),
  );
}
