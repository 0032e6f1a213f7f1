import type { Plan, RoutePlan } from '../shapes/plan.ts';
import type { SchemaNode } from '../shapes/schema.ts';

/**
 * The plan of an app as JSON, for its documents. What runs is left out: handlers, guards, plugins, transforms.
 * Shape: as `Plan`, `schemas` being the definitions as entries.
 */
export function planText(plan: Plan): string {
  const { schemas, plugins: _, ...rest } = plan;
  return JSON.stringify({ ...rest, schemas: [...schemas.definitions], routes: plan.routes.map(routeData) });
}

function routeData({ work, errors: _errors, arounds: _arounds, dependencies, ...rest }: RoutePlan): object {
  return { ...rest, work: { kind: work.kind }, dependencies: dependencies.map(({ provide: _provide, release: _release, ...data }) => data) };
}

/** The plan that `planText` wrote. Enough for documents: nothing in it can run. */
export function planOf(text: string): Plan {
  const { schemas, ...rest } = JSON.parse(text) as Omit<Plan, 'schemas'> & { readonly schemas: readonly (readonly [string, SchemaNode])[] }; // see planText
  return { ...rest, plugins: [], schemas: { definitions: new Map(schemas), transforms: [] } };
}
