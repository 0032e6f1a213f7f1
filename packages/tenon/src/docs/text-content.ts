import type { Content } from './content.ts';

const compressFromBytes = 4096;

/** Bytes as they can be sent; what is text and large is compressed once, when it is first asked for. */
export async function toContent(contentType: string, bytes: Uint8Array<ArrayBuffer>, headers: readonly string[]): Promise<Content> {
  const isCompressed = bytes.length >= compressFromBytes && /^(?:text\/|application\/(?:json|yaml|wasm)|image\/svg)/.test(contentType);
  let compressed: Promise<Uint8Array> | null = null;
  return {
    contentType,
    hash: await hashOf(bytes, headers),
    encodings: isCompressed ? ['gzip', 'identity'] : ['identity'],
    read: (encoding) => (encoding === 'gzip' ? (compressed ??= toGzip(bytes)) : Promise.resolve(bytes)),
    headers,
  };
}

// Streams and crypto of the web, so that this module loads on every runtime.
async function toGzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function hashOf(bytes: Uint8Array, headers: readonly string[]): Promise<string> {
  const before = new TextEncoder().encode(`${headers.join('\n')}\n`);
  const all = new Uint8Array(before.length + bytes.length);
  all.set(before);
  all.set(bytes, before.length);
  const digest = await crypto.subtle.digest('SHA-256', all);
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
