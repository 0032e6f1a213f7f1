import type { SecurityScheme } from '../shapes/declaration.ts';
import type { HttpRequest } from '../shapes/http.ts';
import type { CredentialsPlan, RoutePlan } from '../shapes/plan.ts';
import { HttpError } from '../support/errors.ts';
import { parseCookie } from 'cookie';

// RFC 6750 section 2.1, b64token; one space (RFC 9110 section 11.4), scheme in any case.
const bearerForm = /^bearer ([A-Za-z0-9\-._~+/]+=*)$/i;
const basicForm = /^basic ([A-Za-z0-9+/]+={0,2})$/i;

/** The credentials of the first scheme for which a request has them; `undefined` when it has none. */
export function readCredentials(request: HttpRequest, plan: CredentialsPlan): unknown {
  for (const scheme of plan.alternatives) {
    const credentials = readScheme(request, scheme);
    if (credentials !== undefined) return credentials;
  }
  return undefined;
}

/** The name of the scheme whose credentials `readCredentials` gives. */
export function schemeOf(request: HttpRequest, plan: CredentialsPlan): string | undefined {
  return plan.alternatives.find((scheme) => readScheme(request, scheme) !== undefined)?.name;
}

function readScheme(request: HttpRequest, scheme: SecurityScheme): unknown {
  if (scheme.kind === 'apiKey') return readKey(request, scheme);
  const { authorization } = request.headers;
  if (typeof authorization !== 'string') return undefined;
  if (scheme.kind !== 'basic') return bearerForm.exec(authorization)?.[1];
  const encoded = basicForm.exec(authorization)?.[1];
  return encoded === undefined ? undefined : userAndPassword(encoded);
}

/** RFC 7617 section 2: the first colon separates; UTF-8. */
function userAndPassword(encoded: string): { readonly username: string; readonly password: string } | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function readKey(request: HttpRequest, scheme: Extract<SecurityScheme, { readonly kind: 'apiKey' }>): string | undefined {
  if (scheme.in === 'header') {
    const value = request.headers[scheme.parameter.toLowerCase()];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
  if (scheme.in === 'cookie') {
    const { cookie } = request.headers;
    return typeof cookie === 'string' ? onlyOne(cookie.split(';').flatMap((pair) => parseCookie(pair)[scheme.parameter] ?? [])) : undefined;
  }
  return onlyOne(new URLSearchParams(request.query).getAll(scheme.parameter));
}

/** Two keys are no key: which one counts must not be guessed. */
function onlyOne(values: readonly string[]): string | undefined {
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}

/** A 401 that names every scheme that would do (RFC 9110 section 11.6.1). */
export function unauthorized(plan: CredentialsPlan): HttpError {
  return new HttpError(401, 'security.credentials-missing', 'This needs credentials that the request does not have', {
    'www-authenticate': challengeOf(plan.alternatives),
  });
}

/** Every scheme that a route asks for, its dependencies' too; `null` for a route without any. */
export function credentialsOf({ security, dependencies }: Pick<RoutePlan, 'security' | 'dependencies'>): CredentialsPlan | null {
  const alternatives = [security.own, ...dependencies.map(({ credentials }) => credentials)].flatMap((plan) => plan?.alternatives ?? []);
  return alternatives.length === 0 ? null : { alternatives, isOptional: false };
}

/** The value of `WWW-Authenticate`. API keys have no registered scheme; `ApiKey` says where the key belongs. */
export function challengeOf(alternatives: readonly SecurityScheme[]): string {
  const challenges = alternatives.map((scheme) => {
    if (scheme.kind === 'basic') return `Basic realm="${quoted(scheme.realm)}", charset="UTF-8"`;
    if (scheme.kind !== 'apiKey') return 'Bearer';
    return `ApiKey in="${scheme.in}", name="${quoted(scheme.parameter)}"`;
  });
  return [...new Set(challenges)].join(', ');
}

/** The inside of a quoted-string; what a header cannot hold is percent-encoded (RFC 9110 section 5.6.4). */
function quoted(text: string): string {
  return text
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/[\\"]/g, '\\$&')
    .replace(/[^\x20-\x7e]/gu, encodeURIComponent);
}
