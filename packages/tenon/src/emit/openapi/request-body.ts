import type { BodyPlan } from '../../shapes/plan.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { fileRuleOf } from '../../support/file-rule.ts';
import { bodySchema } from './media-type.ts';
import { present, presentOrNothing, type JsonObject } from './json.ts';
import type { DocumentSetting } from './setting.ts';

/** A Request Body Object: what a request must satisfy, by media type in the order declared. */
export function requestBodyOf({ contents, isRequired }: BodyPlan, setting: DocumentSetting): JsonObject {
  return present({
    content: Object.fromEntries(
      contents.map((content) => [
        content.mediaType,
        present({
          schema: bodySchema(content, content.documented, (node) => setting.schema(node, 'request')),
          encoding: presentOrNothing(content.mediaType === 'multipart/form-data' ? partEncodings(content.schema, setting.schemas) : {}),
        }),
      ]),
    ),
    required: isRequired || undefined,
  });
}

/** The media types of the files of a form, where a schema names some. Source: OpenAPI 3.1 section 4.8.15 (Encoding Object). */
function partEncodings(node: SchemaNode, { definitions }: Schemas): JsonObject {
  const schema = typeof node === 'object' && node.$ref !== undefined ? definitions.get(node.$ref) : node;
  if (typeof schema !== 'object') return {};
  const files = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const contentType = mediaTypesOf(member) ?? (typeof member === 'object' && member.items !== undefined ? mediaTypesOf(member.items) : null);
    return contentType === null ? [] : [[name, { contentType }] as const];
  });
  return Object.fromEntries(files);
}

function mediaTypesOf(node: SchemaNode): string | null {
  return fileRuleOf(node)?.mediaTypes?.join(', ') ?? null;
}
