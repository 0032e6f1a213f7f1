import { eventStream, jsonLines } from 'tenon';
import { memberOf } from '../document/json.ts';
import { pointerTo } from '../document/pointer.ts';
import type { DocumentContent } from './document-operation.ts';
import { mediaTypeOf } from './media-types.ts';
import type { Schemas } from './schemas.ts';

/** A streamed body as Tenon declares it; `null` where a document says too little of its items, or no client reads them one by one. */
export function streamOf({ items, ...content }: DocumentContent, schemas: Schemas): unknown {
  if (items === null) return null;
  const mediaType = mediaTypeOf({ ...content, items });
  if (mediaType === 'application/jsonl') return jsonLines(schemas.of(items.schema, items.pointer));
  if (mediaType !== 'text/event-stream') return null;
  const data = memberOf(memberOf(items.schema, 'properties'), 'data');
  const keyword = ['contentSchema', 'x-contentSchema'].find((name) => memberOf(data, name) !== undefined);
  if (keyword === undefined) return null;
  return eventStream(schemas.of(memberOf(data, keyword) ?? true, items.pointer + pointerTo(['properties', 'data', keyword])));
}
