import type { Plan } from '../../shapes/plan.ts';
import { infoOf } from './info.ts';
import { present, presentOrNothing, type JsonObject } from './json.ts';
import { pathsOf } from './paths.ts';
import { sharedResponses } from './response.ts';
import { securitySchemesOf } from './security.ts';
import { serversOf } from './servers.ts';
import { settingOf, type DocumentView } from './setting.ts';
import { tagGroupsOf, tagsOf } from './tags.ts';
import { externalDocsOf } from './texts.ts';
import { webhooksOf } from './webhooks.ts';

/**
 * An OpenAPI document of an app: plain JSON, the same for the same app whatever order its modules were loaded in.
 * Source: OpenAPI 3.1 section 4.8.1, 3.0 section 4.7.1.
 */
export function emitDocument(plan: Plan, view: DocumentView): JsonObject {
  const setting = settingOf(plan, view);
  const { dialect, document, routes } = setting;
  const webhooks = presentOrNothing(webhooksOf(setting));
  return present({
    openapi: dialect.label,
    info: infoOf(document.info, dialect),
    servers: serversOf(plan, setting),
    paths: pathsOf(setting),
    webhooks: dialect.has.webhooks ? webhooks : undefined,
    components: presentOrNothing({
      schemas: presentOrNothing(setting.components),
      responses: presentOrNothing(sharedResponses(setting)),
      securitySchemes: presentOrNothing(Object.fromEntries(securitySchemesOf(plan, routes, dialect))),
    }),
    tags: tagsOf(plan, setting),
    externalDocs: externalDocsOf(plan.externalDocs),
    'x-tagGroups': tagGroupsOf(plan, setting),
    'x-webhooks': dialect.has.webhooks ? undefined : webhooks,
    ...plan.extensions,
  });
}
