import type { JsonDocument } from '../../shapes/document.ts';
import type { Plan } from '../../shapes/plan.ts';
import { infoOf, serversOf, tagsOf } from './info.ts';
import { present, presentOrNothing } from './json.ts';
import { pathsOf } from './paths.ts';
import { sharedResponses } from './response.ts';
import { securitySchemesOf } from './security.ts';
import { settingOf } from './setting.ts';

/**
 * The OpenAPI 3.1 document of an app: plain JSON, the same for the same app whatever order its modules were loaded in.
 * Source: OpenAPI 3.1 section 4.8.1.
 */
export function emitDocument(plan: Plan): JsonDocument {
  const setting = settingOf(plan);
  const document = present({
    openapi: '3.1.1',
    info: infoOf(plan),
    servers: serversOf(plan),
    paths: pathsOf(setting),
    components: presentOrNothing({
      schemas: presentOrNothing(setting.components),
      responses: presentOrNothing(sharedResponses(setting)),
      securitySchemes: presentOrNothing(Object.fromEntries(securitySchemesOf(plan, setting.routes))),
    }),
    tags: tagsOf(plan, setting.routes),
  });
  return document as unknown as JsonDocument; // printed from the plan, whose types say the rest
}
