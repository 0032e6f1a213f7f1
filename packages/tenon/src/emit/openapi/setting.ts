import type { ParametersPlan } from '../../shapes/parameter.ts';
import type { OpenApiVersion } from '../../shapes/document.ts';
import type { Plan, ResponsePlan, RoutePlan } from '../../shapes/plan.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { componentNames, type Direction, type SchemaRoots } from './component-names.ts';
import { dialects, type Dialect } from './dialect.ts';
import { problemComponent } from './problem.ts';
import { printSchema } from './schema.ts';
import type { JsonObject } from './json.ts';

/** What the parts of one document share. */
export interface DocumentSetting {
  readonly dialect: Dialect;
  /** Every operation of the document, in the plan's order. */
  readonly routes: readonly RoutePlan[];
  readonly schemas: Schemas;
  /** Prints a schema where values travel this way. */
  schema(node: SchemaNode, direction: Direction): JsonObject;
  /** The schema of Tenon's own problems. */
  readonly problem: SchemaNode;
  /** By name, sorted. */
  readonly components: JsonObject;
}

/** Reads off the plan what all parts of its document need to know. */
export function settingOf(plan: Plan, version: OpenApiVersion): DocumentSetting {
  const dialect = dialects[version];
  const routes = plan.routes.filter(({ work }) => work.kind === 'handler');
  const own = problemComponent(plan.schemas);
  const definitions = new Map([...plan.schemas.definitions, ...own.definitions]);
  const problem: SchemaNode = { $ref: own.name };
  const names = componentNames(rootsOf(routes, problem), definitions);
  const schema = (node: SchemaNode, direction: Direction): JsonObject =>
    printSchema(node, {
      words: dialect.words,
      resolve: (key) => definitions.get(key),
      pointerOf: (key) => `#/components/schemas/${names.nameOf(key, direction)}`,
    });
  const components = Object.fromEntries(names.components.map(({ name, node, direction }) => [name, schema(node, direction)]));
  return { dialect, routes, schemas: plan.schemas, schema, problem, components };
}

/** The parameters of one place and of the whole route, in the order of a request. Keys of API-key schemes are none. */
export function parametersOf(route: RoutePlan): ParametersPlan['parameters'] {
  const places = [route.params, route.query, route.headers, route.cookies];
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

function rootsOf(routes: readonly RoutePlan[], problem: SchemaNode): SchemaRoots {
  const contents = routes.flatMap(({ body }) => body?.contents ?? []);
  const responses = routes.flatMap(declaredResponses).map(({ response }) => response);
  return {
    request: [...routes.flatMap(parametersOf).map(({ schema }) => schema), ...contents.map(({ request }) => request)],
    response: [
      ...(routes.length === 0 ? [] : [problem]),
      ...responses.flatMap(({ content }) => (content === null ? [] : [content.schema])),
      ...responses.flatMap(({ headers }) => headers.map(({ schema }) => schema)),
    ],
  };
}
