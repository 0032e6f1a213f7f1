import type { StreamDeclaration } from '../shapes/declaration.ts';
import type { StreamPlan } from '../shapes/stream.ts';
import { declaration } from '../support/markers.ts';
import type { EventStream, EventStreamOptions, JsonLines, Schema } from './infer.ts';

/**
 * A body that is written item by item, a line of JSON each (`application/jsonl`): the handler answers with an iterable of
 * items, best an async generator, which is asked for the next one when the caller has room for it.
 * Source: https://jsonlines.org.
 * @example responses: { 200: jsonLines(Book) }, handler: (_, { db }) => db.eachBook()
 */
export function jsonLines<Item extends Schema>(item: Item): JsonLines<Item> {
  return streamOf(item, { form: 'lines' }) as JsonLines<Item>; // what it says to types exists there only
}

/**
 * Server-sent events (`text/event-stream`), their data in JSON by a schema: the handler answers with an iterable of
 * `{ data, event?, id?, retry? }`. A silent stream says every `heartbeatMs` that it is alive, so that nobody in between closes it.
 * Source: HTML Standard section 9.2.
 * @example responses: { 200: eventStream(Order) }, handler: async function* () { yield { id: '7', data: order } }
 */
export function eventStream<Data extends Schema>(data: Data, { heartbeatMs = 15_000 }: EventStreamOptions = {}): EventStream<Data> {
  return streamOf(data, { form: 'events', heartbeatMs }) as EventStream<Data>; // as above
}

function streamOf(item: unknown, plan: StreamPlan): unknown {
  const declared: StreamDeclaration = { kind: 'stream', item, plan };
  return Object.freeze({ [declaration]: Object.freeze(declared) });
}
