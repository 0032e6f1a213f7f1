import type { ApiDeclaration, KindDeclaration, RouteDeclaration, SecurityDeclaration, SecurityScheme } from '../shapes/declaration.ts';
import type { CredentialsPlan, SecurityPlan } from '../shapes/plan.ts';
import { narrowedSecurity } from '../support/narrowed-security.ts';
import type { OrderedDependency } from './dependencies.ts';
import type { Report } from './mistakes.ts';

type Alternative = SecurityPlan['requirement'][number];

/** Where a declaration's credentials are looked for; `null` when it asks for none. */
export function credentialsOf(security: SecurityDeclaration | undefined): CredentialsPlan | null {
  return security === undefined || security === 'public' ? null : security;
}

/** The requirement and the checks of one route: its own, its scope's or the api's, and all of its dependencies together. */
export function securityOf(
  kind: KindDeclaration,
  route: Pick<RouteDeclaration, 'security'>,
  dependencies: readonly OrderedDependency[],
  site: { readonly at: string; readonly report: Report },
): SecurityPlan {
  const { at, report } = site;
  const nearest = narrowedSecurity(kind.security, route.security);
  const declared = dependencies.flatMap(({ name, declared: { security } }) => (security === undefined ? [] : [{ name, security }]));
  const asking = declared.find(({ security }) => security !== 'public' && !security.isOptional);
  const own = narrowedSecurity(kind.api?.security, nearest);
  if (own === undefined && declared.every(({ security }) => security === 'public')) {
    report({
      code: 'security.missing',
      at,
      message: 'nothing says who may call it',
      advice: "give the route, its scope or the api `security: bearer()` (or another scheme), or `security: 'public'`, or bind a dependency that has security",
    });
  }
  if (nearest === 'public' && asking !== undefined) {
    report({
      code: 'security.public-with-credentials',
      at,
      message: `it is 'public', but its dependency '${asking.name}' requires credentials`,
      advice: `take 'public' away, or make the dependency's scheme optional(…)`,
    });
  }
  const plans = [credentialsOf(own), ...declared.map(({ security }) => credentialsOf(security))].filter((plan) => plan !== null);
  if (plans.length === 0) return noSecurity;
  // Optional ones last: what is asked for anyway is no option.
  const requirement = plans.toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional)).reduce(combined, [] as SecurityPlan['requirement']);
  const kinds = new Map(plans.flatMap(({ alternatives }) => alternatives.map(({ name, kind: scheme }) => [name, scheme] as const)));
  const isImpossible = (alternative: Alternative): boolean => {
    const together = alternative.map(({ scheme }) => kinds.get(scheme));
    return together.includes('basic') && together.some((scheme) => scheme === 'bearer' || scheme === 'oauth2' || scheme === 'openIdConnect');
  };
  if (requirement.length > 0 && requirement.every(isImpossible)) {
    report({
      code: 'security.two-authorizations',
      at,
      message: 'it asks for a bearer token and basic credentials together, but a request has one Authorization header',
      advice: 'use anyOf(bearer(), basic()), or an apiKey for one of the two',
    });
  }
  return { own: credentialsOf(own), requirement };
}

/** What routes have that anybody may call. */
const noSecurity: SecurityPlan = Object.freeze({ own: null, requirement: Object.freeze([]) });

/** AND of two requirements: every alternative of one with every alternative of the other. */
function combined(left: SecurityPlan['requirement'], plan: CredentialsPlan): SecurityPlan['requirement'] {
  const right: Alternative[] = plan.alternatives.map((scheme) => [{ scheme: scheme.name, scopes: scheme.scopes }]);
  if (plan.isOptional) right.push([]);
  if (left.length === 0) return right;
  const all = left.flatMap((a) => partnersOf(a, right, plan).map((b) => merged(a, b)));
  const byText = new Map(all.map((alternative) => [JSON.stringify(alternative), alternative]));
  return [...byText.values()].filter((alternative) => !isImplied(alternative, [...byText.values()]));
}

/** With which alternatives one goes together. An optional scheme that it asks for itself is sent, so its scopes are asked for, too. */
function partnersOf(asked: Alternative, right: readonly Alternative[], { isOptional }: CredentialsPlan): readonly Alternative[] {
  const same = right.filter((other) => other.some(({ scheme }) => asked.some((entry) => entry.scheme === scheme)));
  return isOptional && same.length > 0 ? same : right;
}

function merged(a: Alternative, b: Alternative): Alternative {
  const byScheme = new Map([...a, ...b].map((entry) => [entry.scheme, entry.scopes] as const));
  for (const { scheme, scopes } of [...a, ...b]) byScheme.set(scheme, [...new Set([...(byScheme.get(scheme) ?? []), ...scopes])].sort());
  return [...byScheme].map(([scheme, scopes]) => ({ scheme, scopes })).sort((x, y) => (x.scheme < y.scheme ? -1 : 1));
}

/** `bearer AND basic` says nothing beside `bearer` alone. The empty alternative implies no other: it is what `optional` means. */
function isImplied(alternative: Alternative, all: SecurityPlan['requirement']): boolean {
  return all.some(
    (other) =>
      other !== alternative &&
      other.length > 0 &&
      other.length < alternative.length &&
      other.every((entry) => alternative.some((mine) => mine.scheme === entry.scheme && entry.scopes.every((scope) => mine.scopes.includes(scope)))),
  );
}

/** The schemes of an app by name. One name for two schemes is a mistake, and so is an api that is public as a whole once there is a scheme. */
export class SchemeTable {
  readonly #schemes = new Map<string, { readonly scheme: SecurityScheme; readonly at: string }>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  add(security: SecurityDeclaration | undefined, at: string): void {
    for (const scheme of credentialsOf(security)?.alternatives ?? []) {
      const known = this.#schemes.get(scheme.name);
      if (known === undefined) this.#schemes.set(scheme.name, { scheme, at });
      else if (definitionText(known.scheme) !== definitionText(scheme)) {
        this.#report({
          code: 'security.scheme-conflict',
          at,
          message: `the scheme name '${scheme.name}' stands for another scheme at ${known.at}`,
          advice: 'give one of the two another name, e.g. bearer({ name: … }) or apiKey({ scheme: … })',
        });
      }
    }
  }

  /** The schemes of a route and its dependencies. One that nothing verifies is a mistake. */
  addRoute(asked: SecurityDeclaration | undefined, dependencies: readonly OrderedDependency[], at: string): void {
    this.add(asked, at);
    for (const { name, declared } of dependencies) this.add(declared.security, `dependency '${name}'`);
    const verified = new Set(dependencies.flatMap(({ declared }) => credentialsOf(declared.security)?.alternatives.map(({ name }) => name) ?? []));
    const plan = credentialsOf(asked);
    if (plan === null || plan.isOptional || plan.alternatives.every(({ name }) => verified.has(name))) return;
    const advice =
      'bind a dependency that has this security and checks its `credentials`: api.dependency({ security: …, provide: ({ credentials, reply }) => … })';
    this.#report({ code: 'security.unverified', at, message: 'it asks for credentials that nothing verifies: any token would do', advice });
  }

  /** Sorted by name. */
  finish(apis: readonly ApiDeclaration[]): readonly SecurityScheme[] {
    const schemes = [...this.#schemes.values()].map(({ scheme }) => scheme);
    if (schemes.length > 0 && apis.some((api) => api.security === 'public')) {
      this.#report({
        code: 'security.api-public',
        at: 'createApi',
        message: `the whole api is 'public', but it has ${schemes.length === 1 ? 'a scheme' : 'schemes'}: ${schemes.map(({ name }) => name).join(', ')}`,
        advice: "take `security: 'public'` from createApi and give it to a scope: `const open = api.route.scope({ security: 'public' })`",
      });
    }
    return schemes.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function definitionText(scheme: SecurityScheme): string {
  return JSON.stringify({ ...scheme, scopes: [] });
}
