import type { Args, Call, CallOptions, Streamed } from '../declare/infer.ts';
import type { SuccessOf } from '../declare/infer/client.ts';
import type { AnyCall } from './call.ts';
import type { CallInput } from './request.ts';
import type { RequestError } from './request-error.ts';
import { eventItems, jsonItems, textsOf, type StreamPosition } from './stream-items.ts';
import { waited } from './waited.ts';

/** How a stream is read, and what its call may say. `timeoutMs` is the time until it begins. */
export interface ItemsOptions extends CallOptions {
  /** Whether a stream of events that has ended or broken is called again, after the last event that came. Default: false. */
  readonly resume?: boolean;
  /** Waits before that, and rejects with the signal's reason when that is aborted. Default: a timer. */
  readonly wait?: (timeMs: number, signal: AbortSignal) => Promise<void>;
}
type ItemsArgs<In> = {} extends Args<In> ? [input?: Args<In>, options?: ItemsOptions] : [input: Args<In>, options?: ItemsOptions];
type ItemOf<Body> = Body extends Streamed<infer Item> ? Item : never;

/**
 * The items of a streamed response, as they come: of JSON Lines its values, of server-sent events `{ data, event?, id?, retry? }`.
 * A loop that is left ends the call. With `resume` it is called again with `Last-Event-ID`, after the time that the server asked
 * for, else three seconds, until a response is a failure or has no content.
 * Throws: ResponseError when the response is a failure, or an item not what it says; RequestError when the stream breaks; and
 * whatever a call throws.
 * @example for await (const { data } of items(client.orders.events, {}, { resume: true })) show(data)
 */
export async function* items<In, Out, Fails>(
  call: Call<In, Out, Fails>,
  ...[input, options = {}]: ItemsArgs<In>
): AsyncGenerator<ItemOf<SuccessOf<Out>>, void, undefined> {
  const { resume, wait = waited, ...rest } = options;
  const position: StreamPosition = { retryMs: 3000 };
  let asked = input as CallInput | undefined;
  for (let isResumed = false; ;) {
    try {
      const body = (await (call as unknown as AnyCall).orThrow(asked, rest)) as Streamed<unknown> | undefined; // the same call, before its types
      if (!body) return;
      const isEvents = /^text/i.test(body.type);
      isResumed = !!resume && isEvents;
      for await (const { json, fields } of isEvents ? eventItems(textsOf(body), position) : jsonItems(textsOf(body))) {
        const item = body.parse(json);
        yield (fields ? { ...fields, data: item } : item) as ItemOf<SuccessOf<Out>>; // what the route declares
      }
      if (!isResumed) return;
    } catch (error) {
      if (!isResumed || (error as RequestError).code !== 'request.failed') throw error;
    }
    await wait(position.retryMs, options.signal ?? new AbortController().signal);
    if (position.lastId) asked = { ...asked, headers: { ...asked?.headers, 'last-event-id': position.lastId } };
  }
}
