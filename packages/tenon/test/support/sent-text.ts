import type { ByteSink } from '../../src/run/bytes.ts';

/** What a sink holds, after a look whether its bytes and its body are the same. */
export function sentText(sink: ByteSink): string {
  const [bytes, body] = [Buffer.from(sink.bytes()), sink.body()];
  const sent = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body.text);
  if (!sent.equals(bytes) || body.length !== bytes.length) throw new Error('the body is not the bytes');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
