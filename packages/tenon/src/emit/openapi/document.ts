import type { OpenApiVersion } from '../../shapes/document.ts';
import type { Plan } from '../../shapes/plan.ts';
import { infoOf, serversOf, tagsOf } from './info.ts';
import { present, presentOrNothing, type JsonObject } from './json.ts';
import { pathsOf } from './paths.ts';
import { sharedResponses } from './response.ts';
import { securitySchemesOf } from './security.ts';
import { settingOf } from './setting.ts';

/**
 * The OpenAPI document of an app: plain JSON, the same for the same app whatever order its modules were loaded in.
 * Source: OpenAPI 3.1 section 4.8.1, 3.0 section 4.7.1.
 */
export function emitDocument(plan: Plan, version: OpenApiVersion): JsonObject {
  const setting = settingOf(plan, version);
  return present({
    openapi: setting.dialect.label,
    info: infoOf(plan, setting.dialect),
    servers: serversOf(plan),
    paths: pathsOf(setting),
    components: presentOrNothing({
      schemas: presentOrNothing(setting.components),
      responses: presentOrNothing(sharedResponses(setting)),
      securitySchemes: presentOrNothing(Object.fromEntries(securitySchemesOf(plan, setting.routes))),
    }),
    tags: tagsOf(plan, setting.routes),
  });
}
