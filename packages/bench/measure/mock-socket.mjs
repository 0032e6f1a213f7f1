import { Duplex } from 'node:stream';

/** A connection without a network: what is sent stays in the process. node:http sees a stream, as with TLS. */
export class MockSocket extends Duplex {
  #received = 0;
  #chunks = null;
  #expected = Infinity;
  #done = null;
  remoteAddress = '127.0.0.1';

  constructor() {
    // As in net.Socket: text reaches the socket as text.
    super({ allowHalfOpen: true, decodeStrings: false });
  }

  /** Sends a request and resolves to the text of its answer, once nothing more comes. */
  async record(request) {
    this.#chunks = [];
    this.push(request);
    for (let quiet = 0, seen = 0; quiet < 20; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#received > seen || seen === 0) quiet = 0;
      seen = this.#received;
    }
    const text = Buffer.concat(this.#chunks).toString('latin1');
    this.#chunks = null;
    return text;
  }

  /** Sends a request and calls `done` when an answer of that many bytes has come. */
  send(request, bytes, done) {
    this.#received = 0;
    this.#expected = bytes;
    this.#done = done;
    this.push(request);
  }

  _read() {}

  _write(chunk, encoding, callback) {
    this.#receive(chunk, encoding);
    callback();
    this.#settle();
  }

  // As in net.Socket: what was corked comes at once.
  _writev(chunks, callback) {
    for (const { chunk, encoding } of chunks) this.#receive(chunk, encoding);
    callback();
    this.#settle();
  }

  #receive(chunk, encoding) {
    this.#received += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length;
    this.#chunks?.push(Buffer.from(chunk, encoding));
  }

  #settle() {
    if (this.#received < this.#expected) return;
    this.#expected = Infinity;
    this.#done();
  }

  // What node:http calls on a net.Socket.
  setTimeout() {
    return this;
  }

  setNoDelay() {
    return this;
  }

  setKeepAlive() {
    return this;
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }
}
