import type { CodecTree, Manifest, ManifestRoute } from '../shapes/manifest.ts';
import type { ParameterPlan, ParametersPlan } from '../shapes/parameter.ts';
import type { Plan, ResponseContent, ResponsePlan, RoutePlan } from '../shapes/plan.ts';
import type { Schemas, SchemaNode } from '../shapes/schema.ts';
import { conjunctsOf } from './decoder/conjuncts.ts';
import { branchesOf } from './decoder/reach.ts';
import { codecTree } from './manifest-codecs.ts';
import { statedStyle } from './parameter-style.ts';

/** The version of the format that `emitManifest` writes. */
const manifestVersion = 1;

/** What a client needs at run time, routes in the plan's order. */
export function emitManifest({ routes, schemas }: Plan): Manifest {
  const called = routes.filter(({ work }) => work.kind === 'handler');
  return { tenon: manifestVersion, routes: Object.fromEntries(called.map((route) => [route.name, manifestRoute(route, schemas)])) };
}

function manifestRoute(route: RoutePlan, schemas: Schemas): ManifestRoute {
  const styles = stylesOf(route, schemas);
  const mediaType = route.body?.contents[0]?.mediaType ?? 'application/json';
  const codecs = codecsOf(route, schemas);
  return {
    method: route.method,
    path: pathOf(route),
    ...(Object.keys(styles).length > 0 && { styles }),
    ...(mediaType !== 'application/json' && { mediaType }),
    ...(Object.keys(codecs).length > 0 && { codecs }),
  };
}

/** The template, a parameter that spans slashes marked. */
function pathOf({ path, segments }: RoutePlan): string {
  const last = segments.at(-1);
  return last !== undefined && 'rest' in last ? path.replace(/\}$/, '*}') : path;
}

function stylesOf(route: RoutePlan, schemas: Schemas): NonNullable<ManifestRoute['styles']> {
  const parameters = [route.params, route.query, route.headers, route.cookies].flatMap((place) => place?.parameters ?? []);
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const isDefault = Object.keys(statedStyle(parameter, schemas)).length === 0 && !isFormOfMembers(parameter, schemas);
      return isDefault || parameter.isCredential === true ? [] : [[`${parameter.in}.${parameter.name}`, [parameter.style, parameter.explode] as const]];
    }),
  );
}

/** A client takes an object in a query for one of style `deepObject`, as Tenon does: this style is no default to it. */
function isFormOfMembers({ in: place, style, explode, schema }: ParameterPlan, schemas: Schemas): boolean {
  return place === 'query' && style === 'form' && explode && mayHaveMembers(schema, schemas, 0);
}

function mayHaveMembers(node: SchemaNode, schemas: Schemas, depth: number): boolean {
  if (depth > 20) return false;
  return conjunctsOf(schemas, node).some(
    (part) =>
      part.properties !== undefined || [part.type].flat().includes('object') || branchesOf(part).some((branch) => mayHaveMembers(branch, schemas, depth + 1)),
  );
}

function codecsOf(route: RoutePlan, schemas: Schemas): { readonly [slot: string]: CodecTree } {
  const sent: readonly (readonly [slot: string, node: SchemaNode])[] = [
    ...parameterSlots(route).flatMap(([slot, plan]) => (plan === null ? [] : [[slot, plan.schema] as const])),
    ...(route.body?.contents.slice(0, 1) ?? []).filter(isValue).map(({ schema }) => ['body', schema] as const),
  ];
  const received = [...route.responses, ...route.dependencies.flatMap(({ responses }) => responses)].flatMap(receivedSlots);
  const codecs = new Map<string, CodecTree>();
  for (const [slot, node] of [...sent, ...received]) {
    const tree = codecTree(node, schemas);
    if (tree !== null) codecs.set(slot, eitherOf(codecs.get(slot), tree));
  }
  return Object.fromEntries(codecs);
}

function parameterSlots({ params, query, headers, cookies }: RoutePlan): readonly (readonly [slot: string, plan: ParametersPlan | null])[] {
  return [
    ['params', params],
    ['query', query],
    ['headers', headers],
    ['cookies', cookies],
  ];
}

function receivedSlots({ status, content, headers }: ResponsePlan): readonly (readonly [slot: string, node: SchemaNode])[] {
  // In lower case, as `fetch` has them.
  const named: SchemaNode = { type: 'object', properties: Object.fromEntries(headers.map(({ name, schema }) => [name.toLowerCase(), schema])) };
  return [...(content === null || !isValue(content) ? [] : [[String(status), content.schema] as const]), [`${status}.headers`, named]];
}

/** Whether clients speak values of it, not what is on the wire. */
function isValue({ representation }: Pick<ResponseContent, 'representation'>): boolean {
  return representation === null || representation.client === 'value';
}

/** A route and a dependency may both answer a status, each in its way. */
function eitherOf(known: CodecTree | undefined, tree: CodecTree): CodecTree {
  return known === undefined || JSON.stringify(known) === JSON.stringify(tree) ? tree : { anyOf: [known, tree] };
}
