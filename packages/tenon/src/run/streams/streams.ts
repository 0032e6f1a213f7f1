import type { HttpResponse } from '../../shapes/http.ts';
import type { Logger } from '../../shapes/logger.ts';
import type { StreamPlan } from '../../shapes/stream.ts';
import { HttpError } from '../../support/errors.ts';
import type { ByteSink } from '../bytes.ts';
import { ResponseMismatch } from '../response-mismatch.ts';
import type { Exchange } from '../exchange.ts';
import { tell } from '../failures.ts';
import { Tasks } from '../tasks.ts';
import { isSource, ItemStream, type ItemStreamOptions, type Source } from './item-stream.ts';
import { itemText, type WriteItem } from './item-text.ts';

/** What emitted code knows of a streamed response. */
export interface StreamFacts {
  readonly status: number;
  readonly headers: readonly string[];
  readonly plan: StreamPlan;
  readonly write: WriteItem;
}

/** The streamed responses of an app that are being written. */
export class Streams {
  readonly #logger: Logger;
  readonly #tasks: Tasks;
  readonly #sink: ByteSink;
  /** Streams of events, which have no end of their own. */
  readonly #endless = new Set<ItemStream>();
  #isDraining = false;

  constructor(logger: Logger, sink: ByteSink) {
    this.#logger = logger;
    this.#tasks = new Tasks(logger);
    this.#sink = sink;
  }

  /**
   * The response that is written item by item. What dependencies provided is released, and tasks for later run, when it is over.
   * Throws: ResponseMismatch when there is nothing to iterate.
   */
  respond(source: unknown, exchange: Exchange, { status, headers, plan, write }: StreamFacts): HttpResponse {
    if (!isSource(source)) throw new ResponseMismatch('', 'an iterable of items: best an async generator');
    const stream = this.#open(source, exchange, { heartbeatMs: plan.form === 'events' ? plan.heartbeatMs : 0, text: itemText(plan, write, this.#sink) });
    if (plan.form === 'events') {
      this.#endless.add(stream);
      if (this.#isDraining) stream.end(draining);
    }
    return { status, headers, body: stream.body };
  }

  /** A body of bytes that come by and by, with the same care. */
  bytes(source: AsyncIterable<Uint8Array>, exchange: Exchange): ReadableStream<Uint8Array> {
    return this.#open(source, exchange, { heartbeatMs: 0, text: (bytes) => bytes as Uint8Array }).body; // the source has nothing else
  }

  #open(source: Source, exchange: Exchange, { heartbeatMs, text }: Pick<ItemStreamOptions, 'heartbeatMs' | 'text'>): ItemStream {
    const { request, route } = exchange;
    const { signal } = request;
    const held = heldBy(exchange);
    const abort = (): void => stream.abort(signal.reason);
    const stream = new ItemStream({
      source,
      text,
      heartbeatMs,
      // A caller that has gone, or wanted the head alone: whatever else works for the request learns of it here.
      onStop: (reason) => request.abort(reason instanceof HttpError ? reason : gone),
      onOver: (failure) => {
        signal.removeEventListener('abort', abort);
        this.#endless.delete(stream);
        if (failure !== null) this.#report(failure.error, route.at);
        void this.#conclude(exchange, held).finally(() => this.#tasks.leave());
      },
    });
    this.#tasks.enter();
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    return stream;
  }

  async #conclude(exchange: Exchange, { releases, tasks }: Held): Promise<void> {
    const { at } = exchange.route;
    await this.#tasks.release(releases, at);
    const all = [...tasks, ...heldBy(exchange).tasks];
    if (all.length > 0) this.#tasks.schedule(all, at);
  }

  #report(error: unknown, route: string): void {
    if (error instanceof ResponseMismatch) tell(this.#logger, { route, pointer: error.pointer, expected: error.expected }, error.message);
    else tell(this.#logger, { route, error }, 'a stream broke off');
  }

  /** Ends what would never end by itself, now and until `resume`. Callers of event streams come back by themselves. */
  drain(): void {
    this.#isDraining = true;
    for (const stream of this.#endless) stream.end(draining);
  }

  resume(): void {
    this.#isDraining = false;
  }

  /** Resolves when all are over: `true`, or `false` when `waitMs` had passed before. */
  idle(waitMs?: number): Promise<boolean> {
    return this.#tasks.idle(waitMs);
  }
}

interface Held {
  readonly releases: readonly (() => unknown)[];
  readonly tasks: readonly (() => unknown)[];
}

/** Takes from an exchange what would otherwise happen as soon as the head is sent. */
function heldBy(exchange: Exchange): Held {
  const { releases, tasks } = exchange;
  exchange.releases = null;
  exchange.tasks = null;
  return { releases: releases ?? [], tasks: tasks ?? [] };
}

const gone = new HttpError(400, 'request.aborted', 'The caller has gone');
const draining = new HttpError(503, 'server.draining', 'The server is shutting down', { 'retry-after': '1' });
