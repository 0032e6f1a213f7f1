import { connect } from 'node:net';
import { messageOf } from './message.mjs';

const bufferBytes = 65_536;

/**
 * One server under load.
 * Answers to the same request are always of the same length, so a connection counts bytes; each status is looked at.
 */
export class Load {
  #port;
  #calls;
  /** Bytes of the answer to each call, as learned. */
  #sizes = [];
  #connections = [];

  /** @param calls [{ bytes, status }]: the request in base64, the status or null for any 4xx. */
  constructor(port, calls) {
    this.#port = port;
    this.#calls = calls.map(({ bytes, status }) => ({ bytes: Buffer.from(bytes, 'base64'), status }));
  }

  /** Sends every call once, and reads its answer as HTTP. */
  async learn() {
    const [connection] = await this.connect(1);
    for (const [index, call] of this.#calls.entries()) {
      const size = await connection.measure(call.bytes, index);
      this.#sizes[index] = size;
    }
    this.close();
  }

  async connect(count) {
    this.close();
    this.#connections = await Promise.all(Array.from({ length: count }, () => Connection.open(this.#port)));
    return this.#connections;
  }

  /** Sends so many requests, drawn uniformly from the calls. Shape: { seconds, failed }; `failed` are answers of another status. */
  async run(count) {
    const next = drawing(this.#calls, this.#sizes);
    let left = count;
    let failed = 0;
    const started = performance.now();
    const working = this.#connections.map((connection) => {
      const step = (isExpected) => {
        if (!isExpected) failed++;
        return left-- > 0 ? next() : null;
      };
      return left-- > 0 ? connection.work(next(), step) : Promise.resolve();
    });
    await Promise.all(working);
    return { seconds: (performance.now() - started) / 1000, failed };
  }

  close() {
    for (const connection of this.#connections) connection.close();
    this.#connections = [];
  }
}

/** Every call as often as every other, in an order that no cache of a server likes. */
function drawing(calls, sizes) {
  const stride = [7919, 7907, 1].find((prime) => calls.length % prime !== 0) ?? 1;
  let index = 0;
  return () => {
    index = (index + stride) % calls.length;
    const { bytes, status } = calls[index];
    return { bytes, status, size: sizes[index] };
  };
}

class Connection {
  #socket;
  #received = 0;
  #call = null;
  #step = null;
  #done = null;
  #failed = null;
  #chunks = null;

  static open(port) {
    return new Promise((resolve, reject) => {
      const connection = new Connection();
      const onread = { buffer: Buffer.alloc(bufferBytes), callback: (count, buffer) => connection.#read(count, buffer) };
      connection.#socket = connect({ host: '127.0.0.1', port, noDelay: true, onread }, () => resolve(connection));
      connection.#socket.on('error', (error) => (connection.#failed ?? reject)(error));
      connection.#socket.on('close', () => connection.#failed?.(new Error('the server closed a connection under load')));
    });
  }

  /** The bytes of an answer, read as HTTP. */
  measure(bytes) {
    return new Promise((resolve, reject) => {
      this.#chunks = [];
      this.#failed = reject;
      this.#done = resolve;
      this.#socket.write(bytes);
    });
  }

  /** Sends calls until `step` has none. */
  work(call, step) {
    return new Promise((resolve, reject) => {
      this.#step = step;
      this.#done = resolve;
      this.#failed = reject;
      this.#send(call);
    });
  }

  #send(call) {
    this.#call = call;
    this.#received = 0;
    this.#socket.write(call.bytes);
  }

  #read(count, buffer) {
    if (this.#chunks !== null) return this.#learn(Buffer.from(buffer.subarray(0, count)));
    const call = this.#call;
    if (this.#received === 0) call.isExpected = isExpected(call.status, buffer);
    this.#received += count;
    if (this.#received < call.size) return true;
    if (this.#received > call.size) return this.#end(new Error('an answer is longer than it was'));
    const following = this.#step(call.isExpected);
    if (following === null) this.#end(null);
    else this.#send(following);
    return true;
  }

  #learn(chunk) {
    this.#chunks.push(chunk);
    const size = messageOf(Buffer.concat(this.#chunks));
    if (size === null) return true;
    this.#chunks = null;
    this.#failed = null;
    this.#done(size);
    return true;
  }

  #end(error) {
    const failed = this.#failed;
    this.#failed = null;
    if (error === null) this.#done();
    else failed(error);
    return true;
  }

  close() {
    this.#failed = () => undefined;
    this.#socket.destroy();
  }
}

// `HTTP/1.1 200`: the digits are the bytes 9 to 11.
function isExpected(status, bytes) {
  if (status === null) return bytes[9] === 52;
  return (bytes[9] - 48) * 100 + (bytes[10] - 48) * 10 + bytes[11] - 48 === status;
}
