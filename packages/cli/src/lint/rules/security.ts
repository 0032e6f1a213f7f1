import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import type { Path, Rules } from '../rule.ts';
import { listOf } from '../schema-facts.ts';
import type { Survey } from '../survey.ts';

/** Security schemes, what is required, and what is unwise. */
export const security = {
  'security-scheme-undeclared': {
    severity: 'error',
    summary: 'A required security scheme is not declared',
    advice: 'declare it under components.securitySchemes, or correct the name',
    *find(survey) {
      for (const { name, path } of requirementsIn(survey))
        // 3.2 allows a URI in place of a name.
        if (schemeOf(survey, name) === undefined && !(survey.version === '3.2' && /[/#]/.test(name)))
          yield { path, message: `the scheme ${JSON.stringify(name)} is not declared` };
    },
  },
  'security-scope-undeclared': {
    severity: 'error',
    summary: 'A required scope is in no flow of its OAuth2 scheme',
    advice: 'add it to "scopes" of the flow: clients and pages ask for those',
    *find(survey) {
      for (const { name, path, scopes } of requirementsIn(survey)) {
        const scheme = schemeOf(survey, name);
        if (memberOf(scheme, 'type') !== 'oauth2') continue;
        const known = scopesOf(memberOf(scheme, 'flows'));
        for (const [index, scope] of scopes.entries())
          if (!known.has(scope)) yield { path: [...path, index], message: `${JSON.stringify(name)} has no scope ${JSON.stringify(scope)}` };
      }
    },
  },
  'security-scope-unexpected': {
    severity: 'error',
    summary: 'Scopes are required of a scheme that has none',
    advice: 'leave the list empty: in 3.0 only oauth2 and openIdConnect have scopes',
    versions: ['3.0'],
    *find(survey) {
      for (const { name, path, scopes } of requirementsIn(survey)) {
        const type = memberOf(schemeOf(survey, name), 'type');
        if (scopes.length > 0 && (type === 'http' || type === 'apiKey'))
          yield { path, message: `${JSON.stringify(name)} is of type ${type}, which has no scopes` };
      }
    },
  },
  'security-scheme-incomplete': {
    severity: 'error',
    summary: 'A security scheme lacks what its type needs',
    advice: 'apiKey: name and in; http: scheme; oauth2: flows with their URLs and scopes; openIdConnect: openIdConnectUrl',
    *find({ sites }) {
      for (const { path, value } of sites('SecurityScheme')) {
        const type = String(value['type']);
        if (!Object.hasOwn(neededByType, type))
          yield { path, message: `the type ${JSON.stringify(value['type'])} is none of ${Object.keys(neededByType).join(', ')}` };
        for (const member of missingIn(value, neededByType[type])) yield { path, message: `a scheme of type ${type} needs "${member}"` };
      }
      for (const { path, value } of sites('OAuthFlow'))
        for (const member of missingIn(value, neededByFlow[String(path.at(-1))])) yield { path, message: `the flow ${path.at(-1)} needs "${member}"` };
    },
  },
  'security-clear-text': {
    severity: 'warning',
    summary: 'Credentials travel over http',
    advice: 'use https: whoever is on the way reads them',
    *find({ sites }) {
      if (sites('SecurityScheme').length === 0) return;
      for (const { path, value } of sites('Server'))
        if (isClearText(value['url'])) yield { path: [...path, 'url'], message: `${value['url']} is not encrypted, and the api takes credentials` };
      for (const { path, value } of sites('OAuthFlow'))
        for (const member of ['authorizationUrl', 'tokenUrl', 'refreshUrl'])
          if (isClearText(value[member])) yield { path: [...path, member], message: `${value[member]} is not encrypted` };
    },
  },
  'security-key-in-query': {
    severity: 'hint',
    summary: 'An API key is sent in the query',
    advice: 'send it in a header: URLs are logged by servers, proxies and browsers',
    *find({ sites }) {
      for (const { path, value } of sites('SecurityScheme'))
        if (value['type'] === 'apiKey' && value['in'] === 'query')
          yield { path: [...path, 'in'], message: `the key ${JSON.stringify(value['name'])} is sent in the query` };
    },
  },
  'security-flow-obsolete': {
    severity: 'hint',
    summary: 'An OAuth2 scheme has the implicit or the password flow',
    advice: 'use authorizationCode with PKCE: RFC 9700 sections 2.1.2 and 2.4 advise against both',
    *find({ sites }) {
      for (const { path } of sites('OAuthFlow'))
        if (path.at(-1) === 'implicit' || path.at(-1) === 'password') yield { path, message: `the ${path.at(-1)} flow is obsolete` };
    },
  },
} as const satisfies Rules;

const neededByType: { readonly [type: string]: readonly string[] } = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
  mutualTLS: [],
};

const neededByFlow: { readonly [flow: string]: readonly string[] } = {
  implicit: ['authorizationUrl', 'scopes'],
  password: ['tokenUrl', 'scopes'],
  clientCredentials: ['tokenUrl', 'scopes'],
  authorizationCode: ['authorizationUrl', 'tokenUrl', 'scopes'],
  deviceAuthorization: ['deviceAuthorizationUrl', 'tokenUrl', 'scopes'],
};

function missingIn(value: JsonObject, needed: readonly string[] | undefined): readonly string[] {
  return (needed ?? []).filter((member) => value[member] === undefined);
}

interface Requirement {
  readonly name: string;
  readonly path: Path;
  readonly scopes: readonly Json[];
}

function requirementsIn({ sites }: Survey): readonly Requirement[] {
  return sites('SecurityRequirement').flatMap(({ path, value }) =>
    Object.entries(value).map(([name, scopes]) => ({ name, path: [...path, name], scopes: listOf(scopes) })),
  );
}

function schemeOf({ document, follow }: Survey, name: string): Json | undefined {
  const declared = memberOf(memberOf(memberOf(document, 'components'), 'securitySchemes'), name);
  return declared === undefined ? undefined : (follow(declared) ?? {});
}

function scopesOf(flows: Json | undefined): ReadonlySet<Json> {
  const all = isObject(flows) ? Object.values(flows) : [];
  return new Set(all.flatMap((flow) => Object.keys(memberOf(flow, 'scopes') ?? {})));
}

function isClearText(url: Json | undefined): boolean {
  return typeof url === 'string' && /^http:\/\/(?!(?:localhost|127\.|\[::1\]|0\.0\.0\.0|[^/:]+\.(?:localhost|local|test|internal))(?:[:/]|$|\d))/i.test(url);
}
