import type { BodyToRead } from '../shapes/representation.ts';
import { parserOf, type MultipartOptions, type Part } from './parser.ts';

/**
 * The parts of a body, in their order: texts, what JSON parts hold, and files.
 * Rejects with: HttpError 400 for what is not multipart, 413 beyond a bound.
 */
export function partsOf(body: BodyToRead, options: MultipartOptions): Promise<readonly Part[]> {
  return new Promise((resolve, reject) => {
    const parts: Part[] = [];
    const parser = parserOf(body.parameters.get('boundary'), body, options, {
      field: (name, value) => parts.push([name, value]),
      file(name, { stream, fileName, mediaType }) {
        const chunks: Uint8Array[] = [];
        const index = parts.push([name, null]) - 1; // fields that follow may come before its end
        stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        stream.on('end', () => (parts[index] = [name, new File(chunks as BlobPart[], fileName, { type: mediaType })]));
      },
      end: () => resolve(parts),
      fail: reject,
    });
    parser.end(body.bytes);
  });
}
