import { analyse } from './analyse/analyse.ts';
import type { BuildPlaces, BuildSource, BuiltModule } from './build/built-modules.ts';
import type { RouteExplanation } from './build/route-explanation.ts';
import { Problem } from './declare/problem-schema.ts';
import { delegatesOf, isDelegated } from './emit/checker/delegates.ts';
import { Documents } from './documents.ts';
import { emitManifest } from './emit/manifest.ts';
import { allowedUnit, matcherUnit } from './emit/matcher/matcher.ts';
import type { PipelineSetting } from './emit/pipeline/pipeline.ts';
import { handlerRespondUnit } from './emit/pipeline/respond-unit.ts';
import { routeUnit } from './emit/pipeline/route-unit.ts';
import { createSink } from './run/packing-sink.ts';
import { challengeOf, credentialsOf } from './run/credentials.ts';
import { droppedMembers } from './run/dropped.ts';
import { explain } from './run/explain.ts';
import { foreign } from './run/foreign.ts';
import { RunningApp, type AppParts } from './run/running-app.ts';
import { createRuntime, type RuntimeParts } from './run/runtime.ts';
import { Streams } from './run/streams/streams.ts';
import type { CompiledApp } from './shapes/compiled.ts';
import type { AppDeclaration, DependencyDeclaration, SecurityScheme, UserFunction } from './shapes/declaration.ts';
import type { Manifest } from './shapes/manifest.ts';
import type { Match } from './shapes/match.ts';
import type { Plan, ResponsePlan, RoutePlan } from './shapes/plan.ts';
import type { RouteFacts, RouteFunction } from './shapes/runtime.ts';
import type { SchemaNode } from './shapes/schema.ts';
import { Code } from './support/code.ts';
import { Linker } from './support/linker.ts';

/** What a test puts in place of what an app declares. */
export interface Overrides {
  readonly dependencies: ReadonlyMap<DependencyDeclaration, UserFunction>;
  /** By name. */
  readonly plugins: Readonly<Record<string, unknown>>;
}

/** The stages of one app, each run once and on demand. */
export class Compilation {
  readonly #app: AppDeclaration;
  readonly #overrides: Overrides;
  #plan: Plan | null = null;
  /** What the app says of itself: its documents, its docs page. */
  readonly documents: Documents;

  constructor(app: AppDeclaration, overrides: Overrides = { dependencies: new Map(), plugins: {} }) {
    this.#app = app;
    this.#overrides = overrides;
    this.documents = new Documents(app, () => this.plan());
  }

  /** Throws: DeclarationError with all mistakes. */
  plan(): Plan {
    return (this.#plan ??= analyse(this.#app, {
      problem: Problem,
      explain: (node, value, schemas) => explain(node, value, { schemas, limit: 1 }),
      mistakes: this.documents.mistakes(),
      raws: this.documents.routes(),
      foreign,
      overrides: this.#overrides.dependencies,
    }));
  }

  manifest(): Manifest {
    return emitManifest(this.plan());
  }

  /** A new app that answers; each route is emitted on its first request. */
  compile(): CompiledApp {
    const plan = this.plan();
    for (const name of Object.keys(this.#overrides.plugins)) {
      if (!plan.plugins.some((plugin) => plugin.name === name))
        throw new TypeError(
          `testApp replaces the plugin '${name}', which the api does not have: it has ${plan.plugins.map((plugin) => plugin.name).join(', ') || 'none'}`,
        );
    }
    const code = new Code();
    const linker = new Linker(code);
    const parts = partsOf(this.#app);
    const pluginValues: Record<string, unknown> = { ...this.#overrides.plugins };
    const setting: PipelineSetting = {
      ...settingOf(plan, code, parts),
      pluginValues,
      reportDropped: this.#app.isDevelopment ? this.#dropReporter(plan) : null,
    };
    const routeFunction = (index: number): RouteFunction => linker.link(routeUnit(setting, plan.routes[index] as RoutePlan)) as RouteFunction; // the matcher knows no other index; emitted as a route unit
    const respondFunction: AppParts['respondFunction'] = (index) =>
      linker.link(handlerRespondUnit(setting, plan.routes[index] as RoutePlan)) as ReturnType<AppParts['respondFunction']>; // as above
    // No request causes a compilation by Ajv: what is left to it is compiled now.
    if (plan.hasForeign) for (const route of plan.routes) if (nodesOf(route).some((node) => isDelegated(node, plan.schemas))) routeUnit(setting, route);
    return new RunningApp({
      match: linker.link(matcherUnit(code, plan.routes)) as (method: string, path: string) => Match | null, // the shape that matcherUnit states
      allowed: linker.link(allowedUnit(code, plan.routes)) as (path: string) => readonly string[], // the shape that allowedUnit states
      facts: factsIn(plan),
      routeFunction,
      respondFunction,
      plugins: plan.plugins.filter(({ name }) => !Object.hasOwn(this.#overrides.plugins, name)),
      pluginValues,
      streams: parts.streams,
      layers: this.#app.layers,
      edge: this.#app,
      docs: plan.docs,
      logger: this.#app.logger,
      warnings: plan.warnings,
    });
  }

  /** The app as modules that need no code generation. Throws: Error for what cannot be written into a module. */
  async build(places: BuildPlaces & { readonly takeBody: PipelineSetting['runtime']['takeBody'] }, tenon: string): Promise<readonly BuiltModule[]> {
    const { builtModules } = await import('./build/built-modules.ts');
    const { plan, sites, setting } = await this.#printable();
    const runtime = { ...setting.runtime, takeBody: places.takeBody };
    return builtModules({ app: this.#app, plan, sites, setting: { ...setting, runtime }, facts: factsIn(plan), tenon }, places);
  }

  /** A route in words and code; null when there is none of that name: `GET /books/{id}`, its operationId, its place in the tree. */
  async explain(named: string): Promise<RouteExplanation | null> {
    const { explainedRoute } = await import('./build/route-explanation.ts');
    const route = this.plan().routes.find(({ at, operationId, name }) => named !== '' && [at, operationId, name].includes(named));
    return route === undefined ? null : explainedRoute(await this.#printable(), route);
  }

  /** What code is printed from: no request will run it here. */
  async #printable(): Promise<Pick<BuildSource, 'plan' | 'sites' | 'setting'>> {
    const { sitesOf } = await import('./built/sites.ts');
    const plan = this.plan();
    return { plan, sites: sitesOf(this.#app, this.documents.routes()), setting: settingOf(plan, new Code(), partsOf(this.#app)) };
  }

  /** Tells once of each member that a response drops. */
  #dropReporter({ schemas }: Plan): NonNullable<PipelineSetting['reportDropped']> {
    const told = new Set<string>();
    return (route, status, schema, value) => {
      for (const pointer of droppedMembers(schema as SchemaNode, value, schemas)) {
        const place = pointer.replace(/\/\d+(?=\/|$)/g, '/*');
        const key = `${route} ${status} ${place}`;
        if (told.has(key)) continue;
        told.add(key);
        this.#app.logger.warn({ route, status, pointer: place }, `${route}: the ${status} response drops ${place}, which its schema does not declare`);
      }
    };
  }
}

function partsOf({ logger }: AppDeclaration): RuntimeParts {
  const sink = createSink();
  return { sink, streams: new Streams(logger, sink) };
}

function settingOf(plan: Plan, code: Code, parts: RuntimeParts): PipelineSetting {
  const runtime = createRuntime({ schemas: plan.schemas, delegates: delegatesOf(code) }, parts);
  return { code, schemas: plan.schemas, runtime, pluginValues: {}, pluginNames: plan.plugins.map(({ name }) => name), reportDropped: null };
}

function nodesOf({ params, query, headers, cookies, body, responses, dependencies }: RoutePlan): readonly SchemaNode[] {
  const inputs = [params, query, headers, cookies].flatMap((plan) => (plan === null ? [] : [plan.schema]));
  const outputs = [...responses, ...dependencies.flatMap((dependency) => dependency.responses)].flatMap(({ content }) =>
    content === null ? [] : [content.schema],
  );
  return [...inputs, ...(body?.contents ?? []).map(({ request }) => request), ...outputs];
}

type StatusesOf = (responses: readonly ResponsePlan[]) => ReadonlySet<number>;

function factsIn({ routes }: Plan): readonly RouteFacts[] {
  // Most routes have the statuses of others: one set for all of these.
  const sets = new Map<string, ReadonlySet<number>>();
  const statusesOf: StatusesOf = (responses) => {
    const statuses = responses.map(({ status }) => status);
    const key = statuses.join(' ');
    const set = sets.get(key) ?? new Set(statuses);
    sets.set(key, set);
    return set;
  };
  return routes.map((route) => factsOf(route, statusesOf));
}

function isAmbient(scheme: SecurityScheme): boolean {
  return scheme.kind === 'basic' || (scheme.kind === 'apiKey' && scheme.in === 'cookie');
}

function factsOf(route: RoutePlan, statusesOf: StatusesOf): RouteFacts {
  const { index, at, operationId, method, path, errors, limits, priority, cors, csrf, notes, responses, dependencies } = route;
  const credentials = credentialsOf(route);
  const own = statusesOf(responses);
  const statuses = dependencies.length === 0 ? own : statusesOf([...responses, ...dependencies.flatMap((dependency) => dependency.responses)]);
  return {
    index,
    at,
    operationId,
    method,
    path,
    errors,
    limits,
    priority,
    cors,
    csrf,
    own,
    statuses,
    headers: notes.deprecation === null || notes.deprecation.headers.length === 0 ? null : notes.deprecation.headers,
    challenge: credentials === null ? null : challengeOf(credentials.alternatives),
    hasAmbientCredentials: route.cookies !== null || (credentials?.alternatives ?? []).some(isAmbient),
  };
}
