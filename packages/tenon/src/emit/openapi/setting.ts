import type { ParametersPlan } from '../../shapes/parameter.ts';
import type { OpenApiVersion } from '../../shapes/document.ts';
import type { DocumentPlan, Plan, ResponsePlan, RoutePlan, WebhookPlan } from '../../shapes/plan.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { isInDocument } from '../../support/document-selection.ts';
import { componentNames, type Direction, type SchemaRoots } from './component-names.ts';
import { dialects, type Dialect } from './dialect.ts';
import { hasSchema } from './media-type.ts';
import { problemComponent } from './problem.ts';
import { printSchema } from './schema.ts';
import type { JsonObject } from './json.ts';

/** Which document is printed, how, and what of it. */
export interface DocumentView {
  readonly version: OpenApiVersion;
  readonly document: DocumentPlan;
  /** Leaves out routes that this reader is not shown. */
  readonly isShown?: (route: RoutePlan) => boolean;
}

/** What the parts of one document share. */
export interface DocumentSetting {
  readonly dialect: Dialect;
  readonly document: DocumentPlan;
  /** Every operation of the document, in the plan's order. */
  readonly routes: readonly RoutePlan[];
  readonly webhooks: readonly WebhookPlan[];
  /** Of the operations of the document: links lead to no others. */
  readonly operationIds: ReadonlySet<string>;
  readonly schemas: Schemas;
  /** The kind of each security scheme. */
  readonly schemeKinds: ReadonlyMap<string, string>;
  /** Prints a schema where values travel this way. */
  schema(node: SchemaNode, direction: Direction): JsonObject;
  /** The schema of Tenon's own problems. */
  readonly problem: SchemaNode;
  /** By name, sorted. */
  readonly components: JsonObject;
}

/** Reads off the plan what all parts of its document need to know. */
export function settingOf(plan: Plan, { version, document, isShown = () => true }: DocumentView): DocumentSetting {
  const dialect = dialects[version];
  const routes = plan.routes
    .filter((route) => route.work.kind === 'handler' && isInDocument({ ...route, audiences: route.notes.audiences }, document) && isShown(route))
    .map((route) => withCallbacksFor(route, document));
  const webhooks = plan.webhooks.filter((webhook) => isInDocument({ ...webhook, path: null }, document));
  const own = problemComponent(plan.schemas);
  const definitions = new Map([...plan.schemas.definitions, ...own.definitions]);
  const problem: SchemaNode = { $ref: own.name };
  const names = componentNames(rootsOf(routes, webhooks, problem), definitions, document.inputVariants);
  const schema = (node: SchemaNode, direction: Direction): JsonObject =>
    printSchema(node, {
      words: dialect.words,
      hasDefaultMapping: dialect.has.defaultMapping,
      resolve: (key) => definitions.get(key),
      pointerOf: (key) => `#/components/schemas/${names.nameOf(key, direction)}`,
    });
  const components = Object.fromEntries(names.components.map(({ name, node, direction }) => [name, schema(node, direction)]));
  const schemeKinds = new Map(plan.schemes.map(({ name, kind }) => [name, kind]));
  const operationIds = new Set(routes.map(({ operationId }) => operationId));
  return { dialect, document, schemeKinds, routes, webhooks, operationIds, schemas: plan.schemas, schema, problem, components };
}

/** A callback stands where its operation does, as far as it is for the readers of the document. */
function withCallbacksFor(route: RoutePlan, { audiences }: DocumentPlan): RoutePlan {
  const { notes } = route;
  if (notes.callbacks.length === 0) return route;
  const callbacks = notes.callbacks.filter(({ webhook }) => isInDocument({ ...webhook, path: null }, { audiences, tags: null, prefix: null }));
  return { ...route, notes: { ...notes, callbacks } };
}

/** The parameters of one place and of the whole route, in the order of a request. Keys of API-key schemes are none. */
export function parametersOf(operation: Pick<RoutePlan, 'query' | 'headers'> & Partial<Pick<RoutePlan, 'params' | 'cookies'>>): ParametersPlan['parameters'] {
  const places = [operation.params, operation.query, operation.headers, operation.cookies];
  return places.flatMap((place) => place?.parameters ?? []).filter(({ isCredential }) => isCredential !== true);
}

/** A response that is declared, and whether a challenge goes with it. */
export interface DeclaredResponse {
  readonly response: ResponsePlan;
  readonly isChallenge: boolean;
}

/** Everything that a route or one of its dependencies declares to answer. */
export function declaredResponses(route: RoutePlan): readonly DeclaredResponse[] {
  const ofDependencies = route.dependencies.flatMap(({ responses, credentials }) =>
    responses.map((response) => ({ response, isChallenge: response.status === 401 && credentials !== null })),
  );
  return [...route.responses.map((response) => ({ response, isChallenge: false })), ...ofDependencies];
}

function rootsOf(routes: readonly RoutePlan[], webhooks: readonly WebhookPlan[], problem: SchemaNode): SchemaRoots {
  const contents = routes.flatMap(({ body }) => body?.contents ?? []);
  const responses = routes.flatMap(declaredResponses).map(({ response }) => response);
  const outgoing = [...webhooks, ...routes.flatMap(({ notes }) => notes.callbacks.map(({ webhook }) => webhook))];
  const answers = outgoing.flatMap((webhook) => webhook.responses);
  return {
    request: [
      ...routes.flatMap(parametersOf).map(({ schema }) => schema),
      ...contents.filter(hasSchema).map(({ documented }) => documented),
      ...answers.flatMap(schemasOfResponse),
    ],
    response: [
      ...(routes.length === 0 ? [] : [problem]),
      ...responses.flatMap(schemasOfResponse),
      ...routes.flatMap(({ dependencies }) => dependencies.flatMap(({ responseHeaders }) => responseHeaders.map(({ schema }) => schema))),
      ...outgoing.flatMap(({ body }) => (body === null ? [] : [body.schema])),
      ...outgoing.flatMap(parametersOf).map(({ schema }) => schema),
    ],
  };
}

function schemasOfResponse({ content, alternatives, headers }: ResponsePlan): readonly SchemaNode[] {
  const contents = [...(content === null ? [] : [content]), ...alternatives].filter(hasSchema);
  return [...contents.slice(0, 1).map(({ schema }) => schema), ...headers.map(({ schema }) => schema)];
}
