import type { CorsOptions, CorsPlan, CsrfOptions, CsrfPlan } from '../shapes/browsers.ts';
import type { AppDeclaration, KindDeclaration, RouteDeclaration, SecurityScheme } from '../shapes/declaration.ts';
import type { RoutePlan } from '../shapes/plan.ts';
import { nearestCors, policyOf, trustOf } from '../support/origin-rules.ts';
import type { Report } from './mistakes.ts';
import { OriginMistakes } from './origins.ts';

/** What the rules for browsers are made from. */
export type BrowserSubject = Pick<RoutePlan, 'method' | 'security' | 'dependencies' | 'headers' | 'body' | 'responses' | 'notes'>;

// https://fetch.spec.whatwg.org/#cors-safelisted-request-header, and without a condition on their values.
const alwaysSent = new Set(['accept', 'accept-language', 'content-language']);
// https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
const alwaysRead = new Set(['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma', 'set-cookie']);
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);

/** The rules of one app for browsers: what it says itself, and what holds for each of its routes. */
export class BrowserRules {
  readonly #app: Pick<AppDeclaration, 'cors' | 'csrf'>;
  readonly #mistakes: OriginMistakes;

  constructor(app: Pick<AppDeclaration, 'cors' | 'csrf'>, report: Report) {
    this.#app = app;
    this.#mistakes = new OriginMistakes(report);
  }

  /** Reports what the app says that cannot be. */
  checkApp(): void {
    this.#mistakes.cors(nearestCors(this.#app), 'createApp');
    this.#mistakes.csrf(this.#app.csrf || null, 'createApp');
  }

  /** What holds for a route: its own word, its scopes', the app's. */
  of(
    subject: BrowserSubject,
    own: Partial<RouteDeclaration>,
    { at, kind }: { readonly at: string; readonly kind: KindDeclaration },
  ): Pick<RoutePlan, 'cors' | 'csrf'> {
    const cors = nearestCors(own, kind, this.#app);
    const csrf = own.csrf ?? kind.csrf ?? this.#app.csrf;
    this.#mistakes.cors(cors, at);
    this.#mistakes.csrf(csrf || null, at);
    const plan = corsOf(cors, subject);
    return { cors: plan, csrf: csrfOf(csrf, plan, subject) };
  }
}

/** CORS of one route: pages may send what it declares, and read what it declares. */
function corsOf(cors: CorsOptions | null, route: BrowserSubject): CorsPlan | null {
  if (cors === null) return null;
  const { allowHeaders = [], exposeHeaders = [] } = cors;
  return {
    ...policyOf(cors),
    allowHeaders: listOf([...requestHeaders(route), ...allowHeaders], alwaysSent),
    exposeHeaders: listOf([...responseHeaders(route), ...exposeHeaders], alwaysRead),
  };
}

function listOf(names: readonly string[], without: ReadonlySet<string>): string {
  return [...new Set(names.map((name) => name.toLowerCase()))]
    .filter((name) => !without.has(name))
    .sort()
    .join(', ');
}

function requestHeaders({ headers, body, responses, security, dependencies }: BrowserSubject): string[] {
  const streams = responses.some(({ content }) => content?.stream !== undefined);
  return [
    ...(headers?.parameters ?? []).map(({ name }) => name),
    ...(body === null ? [] : ['content-type']),
    ...(streams ? ['last-event-id'] : []),
    ...schemesOf({ security, dependencies }).flatMap((scheme) =>
      scheme.kind !== 'apiKey' ? ['authorization'] : scheme.in === 'header' ? [scheme.parameter] : [],
    ),
  ];
}

function responseHeaders({ responses, dependencies, notes, security }: BrowserSubject): string[] {
  const said = [...responses, ...dependencies.flatMap((dependency) => dependency.responses)].flatMap(({ headers }) => headers);
  const declared = [...said, ...dependencies.flatMap((dependency) => dependency.responseHeaders)].map(({ name }) => name);
  const deprecated = (notes.deprecation?.headers ?? []).filter((_, index) => index % 2 === 0);
  // What Tenon itself may say: a 503 when to come again, a 401 how to sign in.
  return [...declared, ...deprecated, 'retry-after', ...(schemesOf({ security, dependencies }).length > 0 ? ['www-authenticate'] : [])];
}

function schemesOf({ security, dependencies }: Pick<BrowserSubject, 'security' | 'dependencies'>): readonly SecurityScheme[] {
  return [security.own, ...dependencies.map(({ credentials }) => credentials)].flatMap((plan) => plan?.alternatives ?? []);
}

/** What a route that changes something asks of pages, where a cookie says who calls; `null` where none does. */
function csrfOf(csrf: CsrfOptions | false | undefined, cors: CorsPlan | null, route: BrowserSubject): CsrfPlan | null {
  if (csrf === false || safeMethods.has(route.method)) return null;
  if (!schemesOf(route).some((scheme) => scheme.kind === 'apiKey' && scheme.in === 'cookie')) return null;
  return trustOf(csrf ?? {}, cors);
}
