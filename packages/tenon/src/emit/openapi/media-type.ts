import type { ContentPlan, ResponseContent } from '../../shapes/plan.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import type { JsonObject } from './json.ts';

type Content = Pick<ContentPlan | ResponseContent, 'mediaType' | 'representation'>;

/** Whether a document says of a body what its schema is: a text of a form of its own, or bytes, have none. */
export function hasSchema({ representation }: Content): boolean {
  return representation === null || representation.document === 'schema';
}

/** The schema of a body in one of its media types. Source: OpenAPI 3.1 section 4.8.14.2: bytes are a text to schemas; 3.0 calls it `binary`, and so do most readers since. */
export function bodySchema({ mediaType, representation }: Content, node: SchemaNode, print: (node: SchemaNode) => JsonObject): JsonObject {
  if (representation?.document === 'text') return { type: 'string' };
  return print(representation?.document === 'bytes' ? { type: 'string', format: 'binary', contentMediaType: mediaType } : node);
}
