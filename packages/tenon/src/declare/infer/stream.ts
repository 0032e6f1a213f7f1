import type { TransformKind } from '@sinclair/typebox';
import type { Items, ServerEvent, Streamed } from './streamed.ts';
import type { Decoded, Received } from './views.ts';

/** The options of `eventStream`. */
export interface EventStreamOptions {
  /** How long a stream is silent before a comment is sent; 0 sends none. Default: 15,000. */
  readonly heartbeatMs?: number;
}

/**
 * What `jsonLines(Item)` gives: to types a transform, which has two sides too. The handler gives what it decodes to, an
 * iterable of items; the client gets its `static`. No other type has to know of streams, so routes without them pay nothing.
 */
export interface JsonLines<Item> {
  readonly [TransformKind]: { readonly Decode: (value: never) => Items<Decoded<Item>> };
  readonly static: Streamed<Received<Item>>;
}
/** What `eventStream(Data)` gives. */
export interface EventStream<Data> {
  readonly [TransformKind]: { readonly Decode: (value: never) => Items<ServerEvent<Decoded<Data>>> };
  readonly static: Streamed<ServerEvent<Received<Data>>>;
}
