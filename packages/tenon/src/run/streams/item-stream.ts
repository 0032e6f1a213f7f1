import { heartbeat } from './event-text.ts';

/** What a handler gives: anything that can be iterated, now or later. */
export type Source = AsyncIterable<unknown> | Iterable<unknown>;

/** What one stream needs to know. */
export interface ItemStreamOptions {
  readonly source: Source;
  readonly text: (item: unknown) => Uint8Array;
  /** 0 sends none. */
  readonly heartbeatMs: number;
  /** Told when the stream ends before its source does, which is then asked to end. */
  readonly onStop: (reason: unknown) => void;
  /** Told once, when the source has ended. */
  readonly onOver: (failure: Failure | null) => void;
}

/** What a stream broke with. */
export interface Failure {
  readonly error: unknown;
}

/**
 * One streamed body: asks its source for an item when its reader asks for bytes, and tells it when nobody reads on. Whatever
 * goes wrong after the head breaks the stream: its reader must not take the beginning for the whole.
 */
export class ItemStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #options: ItemStreamOptions;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #iterator: AsyncIterator<unknown> | Iterator<unknown> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(options: ItemStreamOptions) {
    this.#options = options;
    // No mark to fill up to: nothing is asked of the source before somebody reads, which nobody does for HEAD.
    this.body = new ReadableStream(
      { start: (controller) => void (this.#controller = controller), pull: () => this.#pull(), cancel: (reason) => this.#stop(null, reason) },
      { highWaterMark: 0 },
    );
  }

  /** Ends as if the source had: readers take what they have for the whole. */
  end(reason: unknown): void {
    if (this.#isOver) return;
    this.#controller?.close();
    this.#stop(null, reason);
  }

  /** Breaks off. */
  abort(reason: unknown): void {
    if (this.#isOver) return;
    this.#controller?.error(reason);
    this.#stop(null, reason);
  }

  async #pull(): Promise<void> {
    let hasEnded = true;
    try {
      this.#beat();
      this.#iterator ??= iteratorOf(this.#options.source);
      const next = await this.#iterator.next();
      if (this.#isOver) return;
      hasEnded = next.done === true;
      if (!hasEnded) return this.#send(this.#options.text(next.value));
      this.#controller?.close();
      this.#finish(null);
    } catch (error) {
      // Whoever has ended the stream knows of it: what comes of that is no failure.
      if (this.#isOver) return;
      this.#controller?.error(error);
      if (hasEnded) this.#finish({ error });
      else this.#stop({ error }, error);
    }
  }

  #send(bytes: Uint8Array): void {
    this.#controller?.enqueue(bytes);
    this.#beat();
  }

  /** Starts the time anew after which a silent stream says something. */
  #beat(): void {
    const { heartbeatMs } = this.#options;
    if (heartbeatMs === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(), heartbeatMs);
    // A stream that nobody reads must not keep the process; a number in browsers and Workers.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }

  #say(): void {
    // Bytes that nobody has taken yet say enough.
    if ((this.#controller?.desiredSize ?? -1) < 0) return this.#beat();
    try {
      this.#send(heartbeat);
    } catch (error) {
      // Deno may close a stream whose caller has gone a moment before it cancels it.
      this.#stop(null, error);
    }
  }

  #finish(failure: Failure | null): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#options.onOver(failure);
  }

  #stop(failure: Failure | null, reason: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    const { source, onStop, onOver } = this.#options;
    // Also of a source that was never asked: it may hold something already.
    const returned = async (): Promise<void> => void (await (this.#iterator ??= iteratorOf(source)).return?.());
    const ending = returned();
    onStop(reason);
    ending.then(
      () => onOver(failure),
      (error: unknown) => onOver(failure ?? { error }),
    );
  }
}

function iteratorOf(source: Source): AsyncIterator<unknown> | Iterator<unknown> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}

/** Whether a handler gave something that has items. A text has characters, which nobody means. */
export function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}
