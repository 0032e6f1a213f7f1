import type { ResponsePlan, RoutePlan } from '../../shapes/plan.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { phraseOf } from '../../support/status.ts';
import type { Direction } from './component-names.ts';
import { deprecationHeaders } from './deprecation.ts';
import { challenge, frameworkResponses, type FrameworkResponse } from './framework-responses.ts';
import { wireJson } from '../../support/wire-json.ts';
import type { Json } from '../../shapes/json.ts';
import { byText, type JsonObject } from './json.ts';
import { withoutNotes } from './lifted-notes.ts';
import { bodySchema } from './media-type.ts';
import { mergedResponse, type HeaderSource, type ResponseSource } from './merged-response.ts';
import { declaredResponses, type DocumentSetting } from './setting.ts';
import { streamSchemas } from './stream.ts';

/** The Responses Object: what the route and its dependencies declare and what Tenon itself can answer, by status. */
export function responsesOf(route: RoutePlan, setting: DocumentSetting): JsonObject {
  return Object.fromEntries(
    statusesOf(route).map((status) => {
      const shared = sharedAt(status, route, setting);
      return [String(status), shared === undefined ? responseAt(status, route, setting) : { $ref: `#/components/responses/${shared.name}` }];
    }),
  );
}

/** The Response Objects that operations share, by name: answers of Tenon's own to which routes add nothing. */
export function sharedResponses(setting: DocumentSetting): JsonObject {
  const used = new Set(setting.routes.flatMap((route) => statusesOf(route).map((status) => sharedAt(status, route, setting))));
  const shared = frameworkResponses.filter((response) => used.has(response));
  return Object.fromEntries(shared.sort((left, right) => byText(left.name, right.name)).map((response) => [response.name, ownResponse(response, setting)]));
}

function statusesOf(route: RoutePlan): readonly number[] {
  const own = frameworkResponses.filter(({ appliesTo }) => appliesTo(route));
  return [...new Set([...declaredResponses(route).map(({ response }) => response.status), ...own.map(({ status }) => status)])].sort(
    (left, right) => left - right,
  );
}

/** The shared response that says all there is to say; a declaration that adds nothing to it needs no copy of it. */
function sharedAt(status: number, route: RoutePlan, setting: DocumentSetting): FrameworkResponse | undefined {
  const own = ownAt(status, route);
  const isDeclared = declaredResponses(route).some(({ response }) => response.status === status);
  if (own === undefined || (!isDeclared && !isWithoutBodies(route))) return own;
  return JSON.stringify(responseAt(status, route, setting)) === JSON.stringify(ownResponse(own, setting)) ? own : undefined;
}

function ownAt(status: number, route: RoutePlan): FrameworkResponse | undefined {
  return frameworkResponses.find((response) => response.status === status && response.appliesTo(route));
}

/** RFC 9110 section 9.3.2: a response to HEAD has no body, so it cannot be one of the shared ones. */
function isWithoutBodies({ method }: RoutePlan): boolean {
  return method === 'HEAD';
}

function responseAt(status: number, route: RoutePlan, setting: DocumentSetting): JsonObject {
  const declared = declaredResponses(route).filter(({ response }) => response.status === status);
  const own = ownAt(status, route);
  const notices = [...(status < 400 ? deprecationHeaders(route) : []), ...addedHeaders(route, setting)];
  const sources = [
    ...declared.map(({ response, isChallenge }) => sourceOfPlan(response, isChallenge, setting)),
    ...(own === undefined ? [] : [sourceOfOwn(own, setting)]),
  ].map((source) => ({ ...source, headers: [...source.headers, ...notices] }));
  return withExample(mergedResponse(isWithoutBodies(route) ? sources.map((source) => ({ ...source, contents: [] })) : sources, phraseOf(status)), status);
}

/** What dependencies add to whatever is answered once they ran: none of it is certain to be there. */
function addedHeaders(route: RoutePlan, setting: DocumentSetting): readonly HeaderSource[] {
  return route.dependencies.flatMap(({ responseHeaders }) =>
    responseHeaders.map(({ name, schema }) => ({ name, isRequired: false, ...notedSchema(schema, setting) })),
  );
}

function ownResponse(response: FrameworkResponse, setting: DocumentSetting): JsonObject {
  return withExample(mergedResponse([sourceOfOwn(response, setting)], response.description), response.status);
}

/** Without one, pages make up a problem with every optional member for each of a dozen statuses. */
function withExample(response: JsonObject, status: number): JsonObject {
  const content = response['content'] as { readonly [mediaType: string]: JsonObject } | undefined; // printed by mergedResponse
  const problem = content?.['application/problem+json'];
  if (
    content === undefined ||
    problem === undefined ||
    'examples' in problem ||
    JSON.stringify(problem['schema']) !== '{"$ref":"#/components/schemas/Problem"}'
  )
    return response;
  return { ...response, content: { ...content, 'application/problem+json': { ...problem, example: { title: phraseOf(status), status } } } };
}

function sourceOfOwn({ description, headers }: FrameworkResponse, { problem, schema }: DocumentSetting): ResponseSource {
  return {
    description,
    contents: [{ mediaType: 'application/problem+json', schema: schema(problem, 'response'), examples: {} }],
    headers,
    links: {},
    extensions: {},
  };
}

/** A Response Object of one origin: what receivers of webhooks answer. */
export function declaredResponse(response: ResponsePlan, setting: DocumentSetting, direction: Direction, fallback: string): JsonObject {
  return mergedResponse([sourceOfPlan(response, false, { ...setting, schema: (node) => setting.schema(node, direction) })], fallback);
}

function sourceOfPlan(
  { status, description, content, alternatives, isProblem, headers, examples, links, extensions }: ResponsePlan,
  isChallenge: boolean,
  setting: Pick<DocumentSetting, 'schema' | 'operationIds' | 'dialect'>,
): ResponseSource {
  const declared = headers
    .filter(({ name }) => name.toLowerCase() !== 'content-type') // OpenAPI 3.1 section 4.8.17.1: it shall be ignored
    .map(({ name, isRequired, schema }) => ({ name, isRequired, ...notedSchema(schema, setting) }));
  return {
    description: description === phraseOf(status) ? null : description,
    contents: [...(content === null ? [] : [content]), ...alternatives].map((each) => ({
      mediaType: isProblem ? 'application/problem+json' : each.mediaType,
      ...(each.stream === undefined
        ? { schema: bodySchema(each, each.schema, (node) => setting.schema(node, 'response')) }
        : streamSchemas(each.stream, each.schema, setting)),
      examples: each.representation === null ? examplesOf(examples, isProblem ? { status } : {}) : {},
    })),
    links: Object.fromEntries(Object.entries(links ?? {}).filter(([, { operationId }]) => setting.operationIds.has(operationId))),
    extensions,
    headers: isChallenge && !declared.some(({ name }) => name.toLowerCase() === challenge.name.toLowerCase()) ? [...declared, challenge] : declared,
  };
}

/** What a schema says about the header as a whole stands beside it. */
function notedSchema(node: SchemaNode, setting: Pick<DocumentSetting, 'schema'>): Pick<HeaderSource, 'description' | 'isDeprecated' | 'schema'> {
  const { description, isDeprecated, rest } = withoutNotes(node);
  return { description, isDeprecated, schema: setting.schema(rest, 'response') };
}

/** Example Objects: a value each, with what is filled in before it is sent. */
function examplesOf(examples: ResponsePlan['examples'], filledIn: JsonObject): JsonObject {
  const isFilled = Object.keys(filledIn).length > 0;
  const sent = (value: Json): Json => (isFilled ? { ...filledIn, ...(value as JsonObject) } : value); // a problem is an object
  return Object.fromEntries(Object.entries(examples ?? {}).map(([name, value]) => [name, { value: sent(wireJson(value)) }]));
}
