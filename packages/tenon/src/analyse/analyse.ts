import type {
  ApiDeclaration,
  AppDeclaration,
  DependencyDeclaration,
  KindDeclaration,
  RawRouteDeclaration,
  RouteDeclaration,
  UserFunction,
} from '../shapes/declaration.ts';
import type { Mistake } from '../shapes/mistake.ts';
import type { Plan, RoutePlan, RouteWork, WebhookPlan } from '../shapes/plan.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { DeclarationError } from '../support/errors.ts';
import { subnetMistakes } from '../support/subnets.ts';
import { parsePath, pathMistakes } from '../support/path-template.ts';
import { bodyOf } from './body.ts';
import { BrowserRules } from './browsers.ts';
import { orderedDependencies } from './dependencies.ts';
import { DependencyPlans } from './dependency-plans.ts';
import { documentsOf, warnOfEmptyDocuments } from './documents.ts';
import { inputsOf, type InputSource } from './inputs.ts';
import { limitsOf, priorityOf } from './limits.ts';
import { linkMistakes } from './links.ts';
import { hostMistakes } from './hosts.ts';
import type { Report } from './mistakes.ts';
import { mountRoutes, type Foreign } from './mount-routes.ts';
import { noNotes, notesOf } from './notes.ts';
import { camelCase, operationIdMistakes, pascalCase } from './operation-ids.ts';
import { handlerResponses, type ResponseSite } from './responses.ts';
import { routingMistakes } from './routing.ts';
import { applySchemaRules, type Explain } from './schema-rules.ts';
import { SchemaTable } from './schema/schema-table.ts';
import { credentialsOf, SchemeTable, securityOf } from './security.ts';
import { routesOf } from './tree.ts';
import { callbacksOf, webhooksOf, type WebhookSite } from './webhooks.ts';
import { isWhole } from './whole-route.ts';

/** What analysis is given beside the declaration, by the one file that sees every stage. */
export interface Surroundings {
  /** The schema value of a plain problem. */
  readonly problem: unknown;
  /** The interpreter that explains requests: it judges defaults. */
  readonly explain: Explain;
  /** What others have found already: options of the docs page. */
  readonly mistakes: readonly Mistake[];
  /** Routes that Tenon adds: the docs page, the document. */
  readonly raws: readonly RawRouteDeclaration[];
  /** Other `provide` functions, by dependency: tests. */
  readonly overrides: ReadonlyMap<DependencyDeclaration, UserFunction>;
  readonly foreign: Foreign;
}

/**
 * The plan of an app.
 * Throws: DeclarationError with all mistakes of the app together.
 */
export function analyse(app: AppDeclaration, surroundings: Surroundings): Plan {
  const mistakes: Mistake[] = [...surroundings.mistakes];
  const report: Report = (mistake) => void mistakes.push(mistake);
  const plan = new Analysis(app, surroundings, report).plan();
  if (mistakes.length > 0) throw new DeclarationError(distinct(mistakes));
  return Object.freeze(plan);
}

/** A schema that ten routes share makes its mistake once. */
function distinct(mistakes: readonly Mistake[]): Mistake[] {
  return [...new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake])).values()];
}

/** What a raw route does not have. */
const nothing = { notes: noNotes, body: null, responses: [] } as const;

interface Site {
  readonly at: string;
  readonly name: string;
  readonly hint: string;
  readonly kind: KindDeclaration;
}

/** One run over one app: the tables that its routes share. */
class Analysis {
  readonly #app: AppDeclaration;
  readonly #surroundings: Surroundings;
  readonly #report: Report;
  readonly #table: SchemaTable;
  readonly #schemes: SchemeTable;
  readonly #dependencies: DependencyPlans;
  readonly #browsers: BrowserRules;
  readonly #apis = new Set<ApiDeclaration>();
  readonly #routes: RoutePlan[] = [];
  readonly #warnings = new Set<string>();

  constructor(app: AppDeclaration, surroundings: Surroundings, report: Report) {
    this.#app = app;
    this.#surroundings = surroundings;
    this.#report = report;
    this.#table = new SchemaTable(report);
    this.#schemes = new SchemeTable(report);
    this.#browsers = new BrowserRules(app, report);
    this.#dependencies = new DependencyPlans(surroundings.overrides);
  }

  plan(): Plan {
    for (const { name, declared } of routesOf(this.#app.routes, this.#report)) {
      if (declared.kind === 'route') this.#addRoute(name, declared);
      else for (const raw of mountRoutes(name, declared, this.#surroundings.foreign)) this.#addRaw(raw);
    }
    for (const raw of this.#surroundings.raws) this.#addRaw(raw);
    const api = this.#oneApi();
    const webhooks = webhooksOf(api?.webhooks ?? {}, this.#webhookSite());
    this.#checkTogether(webhooks);
    const { explain } = this.#surroundings;
    const requestView = (node: SchemaNode): SchemaNode => this.#table.requestView(node, 'allow');
    applySchemaRules(
      { routes: this.#routes },
      {
        schemas: this.#table.schemas,
        isNotable: (node) => this.#table.isNotable(node),
        explain,
        requestView,
        report: this.#report,
        warn: (warning) => this.#warnings.add(warning),
      },
    );
    const { docs, proxies, hosts } = this.#app;
    this.#browsers.checkApp();
    hostMistakes(hosts ?? []).forEach(this.#report);
    subnetMistakes(proxies?.trusted ?? [], 'createApp proxies').forEach(this.#report);
    const info = api?.info ?? { title: 'API', version: '0.0.0' };
    const documents = documentsOf(this.#app, info, this.#report);
    warnOfEmptyDocuments(documents, this.#routes, (warning) => this.#warnings.add(warning));
    return {
      info,
      externalDocs: api?.externalDocs ?? null,
      extensions: api?.extensions ?? {},
      webhooks,
      documents,
      servers: this.#app.servers,
      tags: api?.tags ?? [],
      routes: this.#routes,
      plugins: Object.entries(api?.plugins ?? {}).map(([name, plugin]) => ({ name, plugin })),
      schemas: this.#table.finish(),
      hasForeign: this.#table.hasForeign,
      schemes: this.#schemes.finish([...this.#apis]),
      warnings: [...this.#warnings],
      docs:
        docs === null ? null : { path: docs.path === false ? null : docs.path, documentPath: docs.documentPath, title: docs.title ?? api?.info.title ?? 'API' },
    };
  }

  #addRoute(name: string, route: RouteDeclaration): void {
    const kind = route.of;
    const method = route.method.toUpperCase();
    const path = kind.prefix + route.path || '/';
    const site: Site = { at: `${method} ${path}`, name, hint: pascalCase(name), kind };
    if (kind.api === null) {
      this.#report({
        code: 'app.unmounted',
        at: site.at,
        message: `'${name}' was made by routes<…>() and has no api`,
        advice: 'join it to the app with mount(kind, routes)',
      });
      return;
    }
    if (!isWhole(route, site.at, this.#report)) return;
    if (kind.prefix !== '' && route.path !== '' && !route.path.startsWith('/')) this.#report(missingSlash(route.path, kind.prefix, site.at));
    const shared = this.#shared(site, method, path, route);
    const unknown = route.unknown ?? kind.unknown ?? kind.api.unknown ?? 'reject';
    const problem = { at: site.at, hint: site.hint, method, unknown, table: this.#table, report: this.#report };
    const responses = handlerResponses(kind, route.responses, this.#responseSite(site));
    const operationId = route.operationId ?? camelCase(name);
    const notes = notesOf(route, kind, callbacksOf(route, site.at, operationId, this.#webhookSite()), { at: site.at, report: this.#report });
    const body = bodyOf(route.body, problem);
    this.#routes.push({
      ...shared,
      ...this.#browsers.of({ ...shared, notes, body, responses }, route, site),
      operationId,
      summary: route.summary ?? null,
      description: route.description ?? null,
      tags: [...new Set([...kind.tags, ...route.tags])],
      isDeprecated: route.deprecated !== false,
      notes,
      body,
      responses,
      work: { kind: 'handler', handler: route.handler },
    });
  }

  #addRaw({ name, of, methods, path: own, respond }: RawRouteDeclaration): void {
    const kind: KindDeclaration = of ?? {
      kind: 'kind',
      api: null,
      prefix: '',
      tags: [],
      security: 'public',
      limits: {},
      dependencies: [],
      responses: [],
      errors: [],
      arounds: [],
    };
    const path = kind.prefix + own || '/';
    const work: RouteWork = { kind: 'raw', respond };
    for (const method of methods) {
      const site: Site = { at: `${method} ${path}`, name, hint: pascalCase(name), kind };
      // A raw handler reads its query itself: names that no dependency knows are none that nobody knows.
      const shared = this.#shared(site, method, path, { unknown: 'strip' });
      this.#routes.push({
        ...shared,
        operationId: '',
        summary: null,
        description: null,
        tags: [],
        isDeprecated: false,
        ...this.#browsers.of({ ...shared, ...nothing }, {}, site),
        ...nothing,
        work,
      });
    }
  }

  /** What routes and raw routes have in common. */
  #shared(
    site: Site,
    method: string,
    path: string,
    own: Partial<RouteDeclaration>,
  ): Omit<RoutePlan, 'operationId' | 'summary' | 'description' | 'tags' | 'isDeprecated' | 'notes' | 'body' | 'responses' | 'work' | 'cors' | 'csrf'> {
    const { at, hint, kind } = site;
    if (kind.api !== null) this.#apis.add(kind.api);
    for (const { code, message, advice } of pathMistakes(path)) this.#report({ code, at, message, advice });
    const segments = parsePath(path);
    const dependencies = orderedDependencies(kind, at, this.#report);
    const security = securityOf(kind, own, dependencies, { at, report: this.#report });
    this.#schemes.addRoute(own.security ?? kind.security ?? kind.api?.security, dependencies, at);
    const sources: InputSource[] = [
      { who: 'the route', inputs: own },
      ...dependencies.map(({ name, declared }) => ({ who: `dependency '${name}'`, inputs: declared })),
    ];
    const pathNames = segments.flatMap((segment) => ('parameter' in segment ? [segment.parameter] : 'rest' in segment ? [segment.rest] : []));
    const unknown = own.unknown ?? kind.unknown ?? kind.api?.unknown ?? 'reject';
    const schemes = [security.own, ...dependencies.map(({ declared }) => credentialsOf(declared.security))].flatMap((plan) => plan?.alternatives ?? []);
    const inputs = inputsOf(sources, { at, hint, table: this.#table, report: this.#report, unknown, pathNames, schemes });
    const limits = [kind.api?.limits ?? {}, kind.limits, own.limits ?? {}];
    return {
      index: this.#routes.length,
      at,
      name: site.name,
      method,
      path,
      segments,
      security,
      ...inputs,
      unknown,
      dependencies: this.#dependencies.of(dependencies, this.#responseSite(site)),
      errors: kind.errors,
      arounds: kind.arounds,
      limits: limitsOf(limits, at, this.#report),
      priority: priorityOf(limits, at, this.#report),
    };
  }

  #responseSite({ at, hint }: Site): ResponseSite {
    return { at, hint, table: this.#table, report: this.#report, problem: this.#surroundings.problem };
  }

  #webhookSite(): WebhookSite {
    return { table: this.#table, report: this.#report, problem: this.#surroundings.problem };
  }

  #oneApi(): ApiDeclaration | null {
    const [first = null, ...others] = this.#apis;
    for (const other of others) {
      this.#report({
        code: 'app.two-apis',
        at: 'createApp',
        message: `routes of two apis stand in one app: '${first?.info.title}' and '${other.info.title}'`,
        advice: 'make all routes with one createApi, or make an app of each',
      });
    }
    return first;
  }

  #checkTogether(webhooks: readonly WebhookPlan[]): void {
    for (const mistake of routingMistakes(this.#routes.map(({ at, name, method, segments }) => ({ at, where: name, method, segments })))) this.#report(mistake);
    const handlers = this.#routes.filter(({ work }) => work.kind === 'handler');
    const callbacks = handlers.flatMap(({ notes }) => notes.callbacks.map(({ webhook }) => webhook));
    operationIdMistakes([...handlers, ...webhooks, ...callbacks]).forEach(this.#report);
    linkMistakes(handlers).forEach(this.#report);
  }
}

function missingSlash(path: string, prefix: string, at: string): Mistake {
  const message = `path ${JSON.stringify(path)} does not start with a slash, so it runs into the prefix ${JSON.stringify(prefix)}`;
  return { code: 'path.missing-slash', at, message, advice: `write ${JSON.stringify(`/${path}`)}` };
}
