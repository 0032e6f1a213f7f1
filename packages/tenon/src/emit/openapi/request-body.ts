import type { BodyPlan } from '../../shapes/plan.ts';
import { present, type JsonObject } from './json.ts';
import type { DocumentSetting } from './setting.ts';

/** A Request Body Object: what a request must satisfy, by media type in the order declared. */
export function requestBodyOf({ contents, isRequired }: BodyPlan, setting: DocumentSetting): JsonObject {
  return present({
    content: Object.fromEntries(contents.map(({ mediaType, request }) => [mediaType, { schema: setting.schema(request, 'request') }])),
    required: isRequired || undefined,
  });
}
