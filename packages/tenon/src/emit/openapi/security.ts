import type { SecurityScheme } from '../../shapes/declaration.ts';
import type { Plan, RoutePlan, SecurityPlan } from '../../shapes/plan.ts';
import { present, type JsonObject } from './json.ts';

/** The Security Requirement Objects of an operation, always stated: nothing is left to a default that a reader must look up. */
export function requirementOf({ requirement }: SecurityPlan): readonly JsonObject[] {
  return requirement.map((together) => Object.fromEntries(together.map(({ scheme, scopes }) => [scheme, scopes])));
}

/** Whether a request without credentials is refused. */
export function requiresCredentials({ requirement }: SecurityPlan): boolean {
  return requirement.length > 0 && requirement.every((together) => together.length > 0);
}

/** The Security Scheme Objects that operations use, by name. */
export function securitySchemesOf({ schemes }: Plan, routes: readonly RoutePlan[]): readonly (readonly [string, JsonObject])[] {
  const used = new Set(routes.flatMap(({ security }) => security.requirement.flatMap((together) => together.map(({ scheme }) => scheme))));
  return schemes.filter(({ name }) => used.has(name)).map((scheme) => [scheme.name, schemeOf(scheme)]);
}

function schemeOf(scheme: SecurityScheme): JsonObject {
  switch (scheme.kind) {
    case 'bearer':
      return present({ type: 'http', scheme: 'bearer', bearerFormat: scheme.format ?? undefined });
    case 'basic':
      return { type: 'http', scheme: 'basic' };
    case 'apiKey':
      return { type: 'apiKey', name: scheme.parameter, in: scheme.in };
  }
}
