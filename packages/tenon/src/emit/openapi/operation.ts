import type { RoutePlan } from '../../shapes/plan.ts';
import { lines, present, type JsonObject } from './json.ts';
import { parameterOf } from './parameter.ts';
import { requestBodyOf } from './request-body.ts';
import { responsesOf } from './response.ts';
import { requirementOf } from './security.ts';
import { parametersOf, type DocumentSetting } from './setting.ts';
import { externalDocsOf, summaryFrom } from './texts.ts';
import { callbacksOf } from './webhooks.ts';

/** An Operation Object. Source: OpenAPI 3.1 section 4.8.10. */
export function operationOf(route: RoutePlan, setting: DocumentSetting): JsonObject {
  const { tags, summary, description, operationId, body, isDeprecated, security, notes } = route;
  const parameters = parametersOf(route).map((parameter) => parameterOf(parameter, route, setting));
  return present({
    tags: tags.length === 0 ? undefined : tags,
    summary: lines(summary) ?? summaryFrom(route.name),
    description: lines(description),
    externalDocs: externalDocsOf(notes.externalDocs),
    operationId,
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: body === null ? undefined : requestBodyOf(body, setting),
    responses: responsesOf(route, setting),
    callbacks: callbacksOf(notes.callbacks, setting),
    deprecated: isDeprecated || undefined,
    security: requirementOf(security, setting),
    // Named like those that tools for changes of documents read.
    'x-deprecated-since': notes.deprecation?.since ?? undefined,
    'x-sunset': notes.deprecation?.sunset ?? undefined,
    'x-successor': notes.deprecation?.successor ?? undefined,
    ...notes.extensions,
  });
}
