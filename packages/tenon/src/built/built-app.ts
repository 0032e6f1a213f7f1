import { Documents } from '../documents.ts';
import { RunningApp, type AppParts } from '../run/running-app.ts';
import { createSink } from '../run/packing-sink.ts';
import { createRuntime } from '../run/runtime.ts';
import { Streams } from '../run/streams/streams.ts';
import type { BuiltData, RouteFactsText } from '../shapes/built.ts';
import type { CompiledApp } from '../shapes/compiled.ts';
import type { AppDeclaration, KindDeclaration, RouteDeclaration } from '../shapes/declaration.ts';
import type { DocumentByVersion, DocumentChoice, OpenApiVersion } from '../shapes/document.ts';
import type { Plan } from '../shapes/plan.ts';
import type { RouteFacts, RouteFunction, Runtime } from '../shapes/runtime.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import type { Servable } from '../shapes/servable.ts';
import { nearestCors, policyOf, trustOf } from '../support/origin-rules.ts';
import { declaration } from '../support/markers.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { planOf } from './plan.ts';
import { sitesOf, type Site } from './sites.ts';

/** What the emitted code of a built app reads. */
export interface Surroundings {
  readonly sites: readonly Site[];
  readonly runtime: Runtime;
  /** By name; filled when the plugins have started. */
  readonly pluginValues: Record<string, unknown>;
}

/** The emitted functions. Those of routes are in modules of their own, each loaded for the first request that needs it. */
export interface BuiltFunctions {
  readonly match: AppParts['match'];
  readonly allowed: AppParts['allowed'];
  /** So many routes, in order, are in one module; the last has what is left. */
  readonly routesEach: number;
  readonly modules: readonly (() => Promise<RoutesModule>)[];
}

/** The routes of one module, in their order. */
export interface RoutesModule {
  readonly routes: readonly RouteFunction[];
  /** `null` for raw routes. */
  readonly responds: readonly (ReturnType<AppParts['respondFunction']> | null)[];
}

/** An app whose code was emitted when it was built. */
export class BuiltApp implements Servable {
  readonly surroundings: Surroundings;
  readonly #declared: AppDeclaration;
  readonly #data: BuiltData;
  readonly #functions: BuiltFunctions;
  readonly #documents: Documents;
  readonly #streams: Streams;
  #opened: Promise<CompiledApp> | null = null;

  /** Throws: Error when the app declares something else than what was built. */
  constructor(app: object, data: BuiltData, functions: BuiltFunctions) {
    this.#declared = (app as { readonly [declaration]: AppDeclaration })[declaration]; // made by createApp
    this.#data = data;
    this.#functions = functions;
    let plan: Promise<Plan> | null = null;
    this.#documents = new Documents(this.#declared, () => (plan ??= data.plan().then((module) => planOf(module.default))));
    const sites = sitesOf(this.#declared, this.#documents.routes());
    assertSame(data, fingerprintsOf(this.#declared, sites));
    let definitions: ReadonlyMap<string, SchemaNode> | null = null;
    const schemas = {
      /** For those who explain a refusal: parsed for the first of them. */
      get definitions() {
        return (definitions ??= new Map(JSON.parse(data.definitions) as readonly (readonly [string, SchemaNode])[])); // written by the build
      },
      transforms: [],
    };
    const sink = createSink();
    this.#streams = new Streams(this.#declared.logger, sink);
    this.surroundings = { sites, runtime: createRuntime({ schemas, delegates: new Map() }, { sink, streams: this.#streams }), pluginValues: {} };
  }

  open(): Promise<CompiledApp> {
    return (this.#opened ??= Promise.resolve().then(() => this.#open()));
  }

  async document<Version extends OpenApiVersion = '3.1'>(choice?: DocumentChoice<Version>): Promise<DocumentByVersion[Version]> {
    return (await this.#documents.document(choice)) as unknown as DocumentByVersion[Version]; // printed in that version
  }

  #open(): CompiledApp {
    const functions = this.#functions;
    const { sites, pluginValues } = this.surroundings;
    const facts = JSON.parse(this.#data.facts) as readonly RouteFactsText[]; // written by the build
    const loaded: (RoutesModule | undefined)[] = [];
    const { routesEach } = functions;
    return new RunningApp({
      match: functions.match,
      allowed: functions.allowed,
      facts: facts.map((each, index) => factsOf(each, sites[index], this.#declared)),
      routeFunction: async (index) => {
        const number = Math.floor(index / routesEach);
        const module = (loaded[number] ??= await (functions.modules[number] as () => Promise<RoutesModule>)()); // the matcher knows no other index
        return module.routes[index % routesEach] as RouteFunction;
      },
      // Asked for by a route that has run, so its module is there.
      respondFunction: (index) => loaded[Math.floor(index / routesEach)]?.responds[index % routesEach] as ReturnType<AppParts['respondFunction']>,
      plugins: pluginsOf(sites),
      pluginValues,
      streams: this.#streams,
      layers: this.#declared.layers,
      edge: this.#declared,
      docs: this.#data.docs,
      logger: this.#declared.logger,
      warnings: this.#data.warnings,
    });
  }
}

function factsOf({ own, statuses, cors, csrf, ...rest }: RouteFactsText, site: Site | undefined, app: AppDeclaration): RouteFacts {
  const declared = [...declarationsOf(site), app];
  const nearest = cors === null && csrf === null ? null : nearestCors(...declared);
  const policy = nearest && policyOf(nearest);
  return {
    ...rest,
    // Origins may depend on where the app runs, and functions are in the user's code.
    cors: cors && { ...cors, ...policy },
    csrf: csrf && trustOf(declared.find((each) => each?.csrf !== undefined)?.csrf || {}, policy),
    own: new Set(own),
    statuses: new Set(statuses),
    errors: site?.of?.errors ?? [],
  };
}

function declarationsOf(site: Site | undefined): readonly (RouteDeclaration | KindDeclaration | null)[] {
  if (site === undefined) return [];
  return [...('kind' in site.declared ? [site.declared] : []), site.of];
}

/** All routes are of one api: that was checked by the build. */
function pluginsOf(sites: readonly Site[]): AppParts['plugins'] {
  const api = sites.find(({ of }) => of !== null && of.api !== null)?.of?.api;
  return Object.entries(api?.plugins ?? {}).map(([name, plugin]) => ({ name, plugin }));
}

function assertSame({ fingerprints, facts }: BuiltData, found: readonly number[]): void {
  const first = found.findIndex((fingerprint, index) => fingerprint !== fingerprints[index]);
  if (first === -1 && found.length === fingerprints.length) return;
  const routes = JSON.parse(facts) as readonly RouteFactsText[]; // written by the build
  const route = routes[(first === -1 ? found.length : first) - 1];
  const what = first === 0 ? 'what createApp is told beside its routes' : route === undefined ? 'the number of its routes' : route.at;
  throw new Error(
    `This app does not declare what it declared when it was built: ${what} differs. Run \`tenon build\` again; what is declared must not depend on where it runs.`,
  );
}
