import type { SchemaNode } from '../../shapes/schema.ts';
import type { StreamPlan } from '../../shapes/stream.ts';
import type { JsonObject } from './json.ts';
import type { MediaTypeSource } from './merged-response.ts';
import type { DocumentSetting } from './setting.ts';

/**
 * What a document says of a streamed body. 3.2 says `itemSchema`; to readers before it the body is a text, and what is in it
 * stands under `x-itemSchema`, where our own tools find it.
 * Source: OpenAPI 3.2 section 4.14 (Media Type Object, sequential media types).
 */
export function streamSchemas(
  { form }: StreamPlan,
  schema: SchemaNode,
  setting: Pick<DocumentSetting, 'schema' | 'dialect'>,
): Pick<MediaTypeSource, 'schema' | 'itemSchema' | 'x-itemSchema'> {
  const item = setting.schema(schema, 'response');
  const itemSchema = form === 'lines' ? item : eventSchema(item, setting.dialect.has.contentSchema ? '' : 'x-');
  if (setting.dialect.has.itemSchema) return { itemSchema };
  return { schema: { type: 'string', description: descriptions[form] }, 'x-itemSchema': itemSchema };
}

const descriptions: Readonly<Record<StreamPlan['form'], string>> = {
  lines: 'JSON Lines: one JSON value per line',
  events: 'Server-sent events: the data of each is one JSON value',
};

/**
 * An event as 3.2 sees it: its fields after the parser of events, so texts but for `retry`.
 * Source: OpenAPI 3.2 section 4.14.4 (Special Considerations for `text/event-stream` Content).
 */
function eventSchema(data: JsonObject, prefix: 'x-' | ''): JsonObject {
  return {
    type: 'object',
    properties: {
      data: { type: 'string', [`${prefix}contentMediaType`]: 'application/json', [`${prefix}contentSchema`]: data },
      event: { type: 'string' },
      id: { type: 'string' },
      retry: { type: 'integer', minimum: 0 },
    },
    required: ['data'],
  };
}
