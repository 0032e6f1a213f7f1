import type { CallbackPlan, WebhookPlan } from '../../shapes/plan.ts';
import { phraseOf } from '../../support/status.ts';
import { memberOf } from './dialect.ts';
import { lines, present, presentOrNothing, type JsonObject } from './json.ts';
import { parameterOf } from './parameter.ts';
import { declaredResponse } from './response.ts';
import { parametersOf, type DocumentSetting } from './setting.ts';
import { summaryFrom } from './texts.ts';

/** What the app sends by itself: Path Items by name. Source: OpenAPI 3.1 section 4.8.1. */
export function webhooksOf(setting: DocumentSetting): JsonObject {
  return Object.fromEntries(setting.webhooks.map((webhook) => [webhook.name, pathItemOf(webhook, setting)]));
}

/** What the app sends because of one operation. Source: OpenAPI 3.1 section 4.8.18. */
export function callbacksOf(callbacks: readonly CallbackPlan[], setting: DocumentSetting): JsonObject | undefined {
  const byName = new Map<string, Record<string, JsonObject>>();
  for (const { name, expression, webhook } of callbacks) byName.set(name, { ...byName.get(name), [expression]: pathItemOf(webhook, setting) });
  return presentOrNothing(Object.fromEntries(byName));
}

function pathItemOf(webhook: WebhookPlan, setting: DocumentSetting): JsonObject {
  const { tags, summary, description, operationId, body, isDeprecated, responses, extensions } = webhook;
  const parameters = parametersOf(webhook).map((parameter) => parameterOf(parameter, { segments: [] }, setting, 'response'));
  const operation = present({
    tags: tags.length === 0 ? undefined : tags,
    summary: lines(summary) ?? summaryFrom(webhook.name),
    description: lines(description),
    operationId,
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: body === null ? undefined : { content: { [body.mediaType]: { schema: setting.schema(body.schema, 'response') } }, required: true },
    responses: Object.fromEntries(
      responses.map((response) => [String(response.status), declaredResponse(response, setting, 'request', phraseOf(response.status))]),
    ),
    deprecated: isDeprecated || undefined,
    // Said, so that no default is looked up: how receivers check who calls is between them and the app.
    security: [],
    ...extensions,
  });
  return { [memberOf(webhook.method, setting.dialect)]: operation };
}
