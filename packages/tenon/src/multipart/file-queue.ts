/** Files that arrive, for one reader that takes them in order. */
export class FileQueue<File> implements AsyncIterable<File> {
  readonly #files: File[] = [];
  #waiting: { readonly resolve: (result: IteratorResult<File, undefined>) => void; readonly reject: (error: unknown) => void } | null = null;
  #failure: { readonly error: unknown } | null = null;
  #hasEnded = false;
  readonly #close: () => void;

  /** `close` is called when the reader wants no more. */
  constructor(close: () => void) {
    this.#close = close;
  }

  push(file: File): void {
    if (this.#waiting === null) this.#files.push(file);
    else this.#waiting.resolve({ value: file, done: false });
    this.#waiting = null;
  }

  end(): void {
    this.#hasEnded = true;
    this.#waiting?.resolve({ value: undefined, done: true });
    this.#waiting = null;
  }

  fail(error: unknown): void {
    this.#failure = { error };
    this.#waiting?.reject(error);
    this.#waiting = null;
  }

  [Symbol.asyncIterator](): AsyncIterator<File, undefined> {
    return {
      next: () => {
        const file = this.#files.shift();
        if (file !== undefined) return Promise.resolve({ value: file, done: false });
        if (this.#failure !== null) return Promise.reject(this.#failure.error as Error); // thrown by whoever failed
        if (this.#hasEnded) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
      },
      return: () => {
        this.#close();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }
}
