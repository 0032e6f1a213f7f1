import type { OAuthFlows, SecurityScheme } from '../../shapes/declaration.ts';
import type { Plan, RoutePlan, SecurityPlan } from '../../shapes/plan.ts';
import type { Dialect } from './dialect.ts';
import { present, type JsonObject } from './json.ts';
import type { DocumentSetting } from './setting.ts';

/** The Security Requirement Objects of an operation, always stated: nothing is left to a default that a reader must look up. */
export function requirementOf(
  { requirement }: SecurityPlan,
  { dialect, schemeKinds }: Pick<DocumentSetting, 'dialect' | 'schemeKinds'>,
): readonly JsonObject[] {
  // Scopes of other schemes than OAuth's are roles, since 3.1 (section 4.8.30); before it the list must be empty.
  const isScoped = (scheme: string): boolean => dialect.has.webhooks || ['oauth2', 'openIdConnect'].includes(schemeKinds.get(scheme) ?? '');
  return requirement.map((together) => Object.fromEntries(together.map(({ scheme, scopes }) => [scheme, isScoped(scheme) ? scopes : []])));
}

/** Whether a request without credentials is refused. */
export function requiresCredentials({ requirement }: SecurityPlan): boolean {
  return requirement.length > 0 && requirement.every((together) => together.length > 0);
}

/** The Security Scheme Objects that operations use, by name. */
export function securitySchemesOf({ schemes }: Plan, routes: readonly RoutePlan[], dialect: Dialect): readonly (readonly [string, JsonObject])[] {
  const used = new Set(routes.flatMap(({ security }) => security.requirement.flatMap((together) => together.map(({ scheme }) => scheme))));
  return schemes.filter(({ name }) => used.has(name)).map((scheme) => [scheme.name, schemeOf(scheme, dialect)]);
}

function schemeOf(scheme: SecurityScheme, dialect: Dialect): JsonObject {
  switch (scheme.kind) {
    case 'bearer':
      return present({ type: 'http', scheme: 'bearer', bearerFormat: scheme.format ?? undefined });
    case 'basic':
      return { type: 'http', scheme: 'basic' };
    case 'apiKey':
      return { type: 'apiKey', name: scheme.parameter, in: scheme.in };
    case 'openIdConnect':
      return { type: 'openIdConnect', openIdConnectUrl: scheme.url };
    case 'oauth2':
      return { type: 'oauth2', flows: flowsOf(scheme.flows, dialect) };
  }
}

/** The OAuth Flows Object: each flow gives all scopes. */
function flowsOf({ scopes, ...flows }: OAuthFlows, { has }: Dialect): JsonObject {
  const known = Object.entries(flows).filter(([name]) => has.query || name !== 'deviceAuthorization');
  return Object.fromEntries(known.map(([name, flow]) => [name, present({ ...flow, scopes })]));
}
