import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schemas } from '../shapes/schema.ts';
import { partsOf } from './parts.ts';

const schemas = { definitions: new Map() } as unknown as Schemas; // nothing refers to anything
const shown = async (parts: Iterable<readonly [string, unknown]>): Promise<unknown[]> =>
  Promise.all([...parts].map(async ([name, value]) => [name, value instanceof Blob ? [(value as File).name, value.type, await value.text()] : value]));
const read = async (bytes: Buffer, boundary: string): Promise<unknown[]> =>
  shown(await partsOf({ bytes, parameters: new Map([['boundary', boundary]]), depth: 16, json: JSON.parse, schema: true, schemas }, {}));
const reference = async (bytes: Buffer, boundary: string): Promise<unknown[]> =>
  shown(await new Response(new Uint8Array(bytes), { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }).formData());

const isNode = !('Bun' in globalThis || 'Deno' in globalThis);

describe.skipIf(!isNode)(`a form in parts${isNode ? '' : ' (skipped: the reference is the fetch of Node)'}`, () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', ';', '=', '\\', 'é', '😀', '--x', '\r\n', '%22', '[', '.'), maxLength: 8 });
  // Busboy keeps the %22 that browsers write for a quote, takes a backslash for the start of a quoted pair, and '.' for no file name.
  const name = fc.string({ unit: fc.constantFrom('a', ' ', ';', '=', 'é', '😀', '--', '%41', '['), maxLength: 8 });
  const file = fc.tuple(name, text, fc.constantFrom('', 'text/plain', 'image/png'));

  it('that fetch writes is what fetch reads', async () => {
    const field = fc.tuple(name, fc.oneof(text, file));
    await fc.assert(
      fc.asyncProperty(fc.array(field, { maxLength: 5 }), async (fields) => {
        const form = new FormData();
        for (const [name, value] of fields)
          form.append(name, ...((typeof value === 'string' ? [value] : [new File([value[1]], value[0], { type: value[2] })]) as [string]));
        const response = new Response(form);
        const boundary = /boundary=(.+)$/.exec(response.headers.get('content-type') ?? '')?.[1] ?? '';
        const bytes = Buffer.from(await response.arrayBuffer());
        expect(await read(bytes, boundary)).toEqual(await reference(bytes, boundary));
      }),
      { numRuns: 200 },
    );
  });
});
