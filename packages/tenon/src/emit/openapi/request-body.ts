import type { BodyPlan } from '../../shapes/plan.ts';
import { bodySchema } from './media-type.ts';
import { present, type JsonObject } from './json.ts';
import type { DocumentSetting } from './setting.ts';

/** A Request Body Object: what a request must satisfy, by media type in the order declared. */
export function requestBodyOf({ contents, isRequired }: BodyPlan, setting: DocumentSetting): JsonObject {
  return present({
    content: Object.fromEntries(
      contents.map((content) => [content.mediaType, { schema: bodySchema(content, content.documented, (node) => setting.schema(node, 'request')) }]),
    ),
    required: isRequired || undefined,
  });
}
