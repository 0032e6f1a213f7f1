import type { ResponsePlan, RoutePlan } from '../../shapes/plan.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { phraseOf } from '../../support/status.ts';
import { frameworkResponses, type FrameworkResponse } from './framework-responses.ts';
import { wireJson, type JsonObject } from './json.ts';
import { withoutNotes } from './lifted-notes.ts';
import { mergedResponse, type HeaderSource, type ResponseSource } from './merged-response.ts';
import { declaredResponses, type DocumentSetting } from './setting.ts';

/** The Responses Object: what the route and its dependencies declare and what Tenon itself can answer, by status. */
export function responsesOf(route: RoutePlan, setting: DocumentSetting): JsonObject {
  const statuses = [...declaredResponses(route), ...ownResponses(route)].map(({ status }) => status);
  const ascending = [...new Set(statuses)].sort((left, right) => left - right);
  return Object.fromEntries(ascending.map((status) => [String(status), responseOf(status, route, setting)]));
}

/** The Response Objects that operations share, by name: statuses of Tenon's own that a route declares nothing for. */
export function sharedResponses(setting: DocumentSetting): JsonObject {
  const used = new Set(setting.routes.flatMap(sharedBy));
  const shared = frameworkResponses.filter((response) => used.has(response)).map((response) => [response.name, ownResponse(response, setting)] as const);
  return Object.fromEntries(shared.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function ownResponses(route: RoutePlan): readonly FrameworkResponse[] {
  return frameworkResponses.filter(({ appliesTo }) => appliesTo(route));
}

function sharedBy(route: RoutePlan): readonly FrameworkResponse[] {
  if (isWithoutBodies(route)) return [];
  const declared = new Set(declaredResponses(route).map(({ status }) => status));
  return ownResponses(route).filter(({ status }) => !declared.has(status));
}

/** RFC 9110 section 9.3.2: a response to HEAD has no body, so it cannot be one of the shared ones. */
function isWithoutBodies({ method }: RoutePlan): boolean {
  return method === 'HEAD';
}

function responseOf(status: number, route: RoutePlan, setting: DocumentSetting): JsonObject {
  const shared = sharedBy(route).find((response) => response.status === status);
  if (shared !== undefined) return { $ref: `#/components/responses/${shared.name}` };
  const declared = declaredResponses(route).filter((response) => response.status === status);
  const own = ownResponses(route).filter((response) => response.status === status);
  const sources = [...declared.map((response) => sourceOfPlan(response, setting)), ...own.map((response) => sourceOfOwn(response, setting))];
  return mergedResponse(isWithoutBodies(route) ? sources.map((source) => ({ ...source, content: null })) : sources, phraseOf(status));
}

function ownResponse(response: FrameworkResponse, setting: DocumentSetting): JsonObject {
  return mergedResponse([sourceOfOwn(response, setting)], response.description);
}

function sourceOfPlan({ status, description, content, isProblem, headers, examples }: ResponsePlan, setting: DocumentSetting): ResponseSource {
  const mediaType = isProblem ? 'application/problem+json' : content?.mediaType;
  return {
    description: description === phraseOf(status) ? null : description,
    content: content === null || mediaType === undefined ? null : { mediaType, schema: setting.schema(content.schema, 'response'), examples: examplesOf(examples) },
    headers: headers
      .filter(({ name }) => name.toLowerCase() !== 'content-type') // OpenAPI 3.1 section 4.8.17.1: it shall be ignored
      .map(({ name, isRequired, schema }) => ({ name, isRequired, ...header(schema, setting) })),
  };
}

function sourceOfOwn({ description, headers }: FrameworkResponse, { problem, schema }: DocumentSetting): ResponseSource {
  return { description, content: { mediaType: 'application/problem+json', schema: schema(problem, 'response'), examples: {} }, headers };
}

/** Example Objects: a value each. */
function examplesOf(examples: ResponsePlan['examples']): JsonObject {
  return Object.fromEntries(Object.entries(examples ?? {}).map(([name, value]) => [name, { value: wireJson(value) }]));
}

/** What a schema says about the header as a whole stands beside it. */
function header(node: SchemaNode, setting: DocumentSetting): Pick<HeaderSource, 'description' | 'schema'> {
  const { description, rest } = withoutNotes(node);
  return { description, schema: setting.schema(rest, 'response') };
}
