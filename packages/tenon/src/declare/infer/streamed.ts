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
  /** The media type: `application/jsonl` or `text/event-stream`. */
  readonly type: string;
  /** One item of its text, or the data of an event, with codecs decoded. */
  parse(json: string): unknown;
  /** What a read gives, or an error that says which call failed. */
  answered<Value>(read: Promise<Value>): Promise<Value>;
  readonly '~item'?: Item;
}
