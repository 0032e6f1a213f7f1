import type { Transform } from 'node:stream';

/** A content coding. */
export type Coding = 'br' | 'gzip';

/** What a platform can do about codings. */
export interface Packer {
  readonly codings: readonly Coding[];
  bytes(body: Uint8Array, coding: Coding): Promise<Uint8Array>;
  /** Each piece at once where `isItemwise`; `null` where the platform cannot. */
  stream(body: ReadableStream<Uint8Array>, coding: Coding, isItemwise: boolean): ReadableStream<Uint8Array> | null;
}

/** zlib, which Node, Bun and Deno have; else the streams of the platform. */
export function packerOf(): Packer {
  const zlib = (globalThis.process as NodeJS.Process | undefined)?.getBuiltinModule?.('node:zlib');
  return zlib === undefined ? platformPacker : zlibPacker(zlib);
}

type Zlib = typeof import('node:zlib');

/** What zlib makes of one body at a time: brotli at its default takes a hundred times as long as gzip. */
const brotliQuality = 4;

function zlibPacker({ gzip, brotliCompress, createGzip, createBrotliCompress, constants }: Zlib): Packer {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } };
  return {
    codings: ['br', 'gzip'],
    bytes: (body, coding) =>
      new Promise((resolve, reject) => {
        const done = (error: Error | null, bytes: Uint8Array): void => (error === null ? resolve(bytes) : reject(error));
        if (coding === 'gzip') gzip(body, done);
        else brotliCompress(body, { params: { ...brotli.params, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }, done);
      }),
    stream: (body, coding, isItemwise) => {
      const coder = coding === 'gzip' ? createGzip() : createBrotliCompress(brotli);
      const kind = coding === 'gzip' ? constants.Z_SYNC_FLUSH : constants.BROTLI_OPERATION_FLUSH;
      const flush = isItemwise ? (): Promise<void> => new Promise((done) => coder.flush(kind, done)) : null;
      return throughCoder(body, coder, flush);
    },
  };
}

/** Asks for a piece when one is asked for: nothing is read ahead, and who goes away is told to the source. */
function throughCoder(body: ReadableStream<Uint8Array>, coder: Transform, flush: (() => Promise<void>) | null): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const made: Uint8Array[] = [];
  coder.on('data', (bytes: Uint8Array) => void made.push(bytes));
  const over = new Promise<void>((resolve, reject) => coder.on('end', resolve).on('error', reject));
  over.catch(() => undefined); // told where it is waited for
  /** Reads until there is something to send; `true` where that is the last of it. */
  const fill = async (): Promise<boolean> => {
    while (made.length === 0) {
      const next = await reader.read();
      if (next.done) {
        coder.end();
        await over;
        return true;
      }
      await new Promise<void>((resolve, reject) => void coder.write(next.value, (error) => (error ? reject(error) : resolve())));
      await flush?.();
    }
    return false;
  };
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const isLast = await fill();
      for (const bytes of made.splice(0)) controller.enqueue(bytes);
      if (isLast) controller.close();
    } catch (error) {
      coder.destroy();
      controller.error(error);
    }
  };
  const cancel = (reason: unknown): Promise<void> => {
    coder.destroy();
    return reader.cancel(reason);
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

/** Without brotli, and without a way to send what is there: items would wait for the next ones. */
const platformPacker: Packer = {
  codings: ['gzip'],
  bytes: async (body) => new Uint8Array(await new Response(new Blob([body as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()),
  stream: (body, _coding, isItemwise) =>
    isItemwise ? null : body.pipeThrough(new CompressionStream('gzip') as unknown as TransformStream<Uint8Array, Uint8Array>),
};
