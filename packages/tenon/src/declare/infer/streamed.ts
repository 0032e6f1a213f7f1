/** What a handler answers with where a stream is declared. */
export type Items<Item> = AsyncIterable<Item> | Iterable<Item>;
/** A server-sent event. */
export interface ServerEvent<Data> {
  readonly data: Data;
  /** What kind of event it is; `message` when nothing is said. One line of text. */
  readonly event?: string | undefined;
  /** What a caller who lost the connection names as `Last-Event-ID` when it comes back. One line of text. */
  readonly id?: string | undefined;
  /** How many milliseconds callers wait before they come back. */
  readonly retry?: number | undefined;
}
/** A streamed body as a call gives it: unread. `items(client.books.export)` reads it. */
export interface Streamed<Item> extends ReadableStream<Uint8Array> {
  /** Decodes the codecs in an item that was parsed as JSON; in the data of an event. */
  decode(wire: unknown): unknown;
  readonly '~item'?: Item;
}
