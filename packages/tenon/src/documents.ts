import { pathBeside } from './analyse/documents.ts';
import { docsMistakes } from './docs/docs-options.ts';
import { documentRoutes, type DocumentFormat, type ServedDocument } from './docs/document-routes.ts';
import { docsRoutes, type DocsPlaces } from './docs/routes.ts';
import type { AppDeclaration, DocsDeclaration, KindDeclaration, RawRouteDeclaration } from './shapes/declaration.ts';
import type { ShownOperation } from './shapes/docs.ts';
import type { DocumentChoice } from './shapes/document.ts';
import type { JsonObject } from './shapes/json.ts';
import type { Mistake } from './shapes/mistake.ts';
import type { DocumentPlan, Plan, RoutePlan } from './shapes/plan.ts';

/** The documents of one app: printed on demand, and the routes that serve them with the docs page. */
export class Documents {
  readonly #app: AppDeclaration;
  readonly #plan: () => Plan | Promise<Plan>;
  readonly #printed = new Map<string, JsonObject>();

  constructor(app: AppDeclaration, plan: () => Plan | Promise<Plan>) {
    this.#app = app;
    this.#plan = plan;
  }

  /** Throws: TypeError when the app has no document of that name. */
  async document({ version = '3.1', name, audience }: DocumentChoice = {}): Promise<JsonObject> {
    const key = JSON.stringify([version, name, audience]);
    const known = this.#printed.get(key);
    if (known !== undefined) return known;
    const plan = await this.#plan();
    const { emitDocument } = await import('./emit/openapi/document.ts'); // no server needs it before it is asked for a document
    const printed = emitDocument(plan, { version, document: chosen(plan, { name, audience }) });
    this.#printed.set(key, printed);
    return printed;
  }

  /** What is wrong with the options of the docs page. */
  mistakes(): readonly Mistake[] {
    const { docs } = this.#app;
    if (docs === null) return [];
    const { path, view, ...rest } = this.#places(docs);
    return docsMistakes({ ...view, ...rest, ...(path === null ? {} : { path }) });
  }

  /** Every document, as JSON and as YAML, and the docs page. */
  routes(): readonly RawRouteDeclaration[] {
    const { docs, documents } = this.#app;
    if (docs === null) return [];
    const raw = (of: KindDeclaration | null) => (route: Omit<RawRouteDeclaration, 'of' | 'methods'>) => ({
      ...route,
      of: of && unprefixed(of),
      methods: ['GET'],
    });
    return [
      ...documentRoutes(this.#served(docs, null)).map(raw(docs.of)),
      ...Object.entries(documents).flatMap(([name, { of }]) => documentRoutes(this.#served(docs, name)).map(raw(of ?? docs.of))),
      ...docsRoutes(this.#places(docs), async () => {
        const plan = await this.#plan();
        return { title: plan.docs?.title ?? '', loginOrigins: loginOriginsOf(plan) };
      }).map(raw(docs.of)),
    ];
  }

  #places(docs: DocsDeclaration): DocsPlaces {
    const { servers, documents } = this.#app;
    const others = Object.keys(documents).map((name) => ({ name, path: pathBeside(docs.documentPath, name) }));
    return {
      path: docs.path === false ? null : docs.path,
      documentPath: docs.documentPath,
      ...(others.length === 0 ? {} : { documents: [{ name: docs.title ?? 'API', path: docs.documentPath }, ...others] }),
      // The page's policy must let it call the other servers that its document names.
      connectTo: servers.flatMap(({ url }) => originOf(url)),
      view: docs.view,
    };
  }

  #served({ documentPath, show, of: ofPage }: DocsDeclaration, name: string | null): ServedDocument {
    const choice = name === null ? {} : { name };
    const of = (name === null ? null : this.#app.documents[name]?.of) ?? ofPage;
    return {
      path: name === null ? documentPath : pathBeside(documentPath, name),
      isForSome: show !== null || (of !== null && of.dependencies.length > 0),
      viewOf: async (context) => (show === null ? '' : viewOf(await this.#plan(), (operation) => show(operation, context as never))), // what the document's kind provides
      print: async (version, format, view) => {
        if (view === '') return printed(await this.document({ ...choice, version }), format);
        const isShown = ({ index }: RoutePlan): boolean => view[index] === '1';
        const plan = await this.#plan();
        const { emitDocument } = await import('./emit/openapi/document.ts');
        return printed(emitDocument(plan, { version, document: chosen(plan, choice), isShown }), format);
      },
    };
  }
}

function chosen({ documents }: Plan, { name, audience }: { readonly name?: string | undefined; readonly audience?: string | undefined }): DocumentPlan {
  const found = documents.find((document) => document.name === (name ?? null));
  if (found !== undefined) return audience === undefined ? found : { ...found, audiences: [audience] };
  const names = documents.flatMap((document) => document.name ?? []);
  throw new TypeError(
    `the app has no document '${name}': ${names.length === 0 ? 'createApp({ … }, { documents }) declares none' : `it has ${names.join(', ')}`}`,
  );
}

/** A kind lends the page and the documents its guards; where they are is said by `docs`, and their links and servers go by that. */
function unprefixed(of: KindDeclaration): KindDeclaration {
  return { ...of, prefix: '' };
}

async function printed(document: JsonObject, format: DocumentFormat): Promise<string> {
  const { printDocument, printYaml } = await import('./emit/openapi/print.ts');
  return format === 'json' ? printDocument(document) : printYaml(document);
}

/** A digit for each route: whether it is shown. Anything but `true`, a promise above all, shows nothing. */
function viewOf({ routes }: Plan, isShown: (operation: ShownOperation) => boolean): string {
  return routes.map((route) => (route.work.kind === 'handler' && isShown(shownOperation(route)) === true ? '1' : '0')).join('');
}

function shownOperation({ method, path, operationId, tags, notes, security }: RoutePlan): ShownOperation {
  const { requirement } = security;
  const scopes = [...new Set(requirement.flatMap((together) => together.flatMap((entry) => entry.scopes)))].sort();
  const isPublic = requirement.length === 0 || requirement.some((together) => together.length === 0);
  return { method, path, operationId, tags, audiences: notes.audiences, scopes, isPublic };
}

/** Where the docs page must be let to fetch tokens from. */
function loginOriginsOf({ schemes }: Plan): readonly string[] {
  const urls = schemes.flatMap((scheme) => {
    if (scheme.kind === 'openIdConnect') return [scheme.url];
    if (scheme.kind !== 'oauth2') return [];
    const { authorizationCode, clientCredentials } = scheme.flows;
    return [authorizationCode?.tokenUrl, authorizationCode?.refreshUrl, clientCredentials?.tokenUrl].filter((url) => url !== undefined);
  });
  return urls.flatMap(originOf);
}

function originOf(url: string): readonly string[] {
  return URL.canParse(url) ? [new URL(url).origin] : [];
}
