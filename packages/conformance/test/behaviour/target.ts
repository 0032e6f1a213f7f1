/** What a caller sends. */
export interface Exchange {
  /** Default: GET. */
  readonly method?: string;
  /** The request target. */
  readonly path: string;
  /** A list is as many header lines. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A text is JSON unless a content-type says otherwise: it brings `application/json`. Bytes bring nothing. */
  readonly body?: string | Uint8Array;
  /** Sends the body in pieces of this size, without a content-length. */
  readonly chunkBytes?: number;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** By lower-case name; lines of one name are a list. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** The body as it came on a socket. */
  readonly bytes?: Buffer;
}

/** `web` is `fetch` without a socket. */
export type TargetName = 'node' | 'web' | 'bun' | 'deno' | 'workerd';

/** One way to reach the app under test. */
export interface Target {
  readonly name: TargetName;
  send(exchange: Exchange): Promise<Answer>;
  close(): Promise<unknown>;
}

/** The header lines of an exchange, as they are sent. */
export function headerLines({ headers = {}, body }: Exchange): [name: string, value: string][] {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
  const isTyped = lines.some(([name]) => name.toLowerCase() === 'content-type');
  return typeof body === 'string' && !isTyped ? [...lines, ['content-type', 'application/json']] : lines;
}

/** The bytes of a body. */
export function bodyBytes({ body = '' }: Exchange): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
}

/** Cuts bytes into pieces of one size. */
export function* pieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
