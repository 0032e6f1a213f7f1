const nothing: Uint8Array = new Uint8Array(0);

/**
 * Bytes that arrive in pieces. The first piece is kept as it is, for most bodies have one; more are copied together, so that
 * a body in pieces of one byte costs no object for each.
 */
export class GrowingBytes {
  length = 0;
  #bytes = nothing;

  add(piece: Uint8Array): void {
    const needed = this.length + piece.length;
    if (this.length === 0) this.#bytes = piece;
    else {
      if (needed > this.#bytes.length || this.#bytes.length === this.length) this.#grow(Math.max(needed, 2 * this.length));
      this.#bytes.set(piece, this.length);
    }
    this.length = needed;
  }

  /** What has arrived. */
  take(): Uint8Array {
    return this.#bytes.length === this.length ? this.#bytes : this.#bytes.subarray(0, this.length);
  }

  #grow(size: number): void {
    const grown = new Uint8Array(size);
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}
