import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventItems, jsonItems, type StreamItem, type StreamPosition } from './stream-items.ts';

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A text in pieces of these sizes, over and over; never an empty one. */
async function* pieces(text: string, sizes: readonly number[]): AsyncGenerator<string> {
  for (let start = 0, index = 0; start < text.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield text.slice(start, start + size);
    start += size;
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const end = fc.constantFrom('\n', '\r', '\r\n');
const field = fc.constantFrom('data', 'event', 'id', 'retry', 'other', '', 'data ', 'DATA');
const value = fc.oneof(
  fc.constantFrom('', ' ', '  a', 'a:b', '{"a":1}', '5', '5x', '007', 'a\0'),
  fc.string({ unit: 'grapheme', maxLength: 5 }).filter((text) => !/[\r\n]/.test(text)),
);
const line = fc.oneof(
  { arbitrary: fc.constant(''), weight: 3 },
  { arbitrary: fc.tuple(field, fc.constantFrom(':', ': ', ''), value).map(([name, colon, text]) => (colon === '' ? name : name + colon + text)), weight: 6 },
);
const stream = fc.array(fc.tuple(line, end), { maxLength: 30 }).map((lines) => lines.flat().join(''));

/** What the reference parser makes of the same text. */
function reference(text: string): { readonly events: object[]; readonly retryMs: number | undefined } {
  const events: object[] = [];
  let retryMs: number | undefined;
  const parser = createParser({
    onEvent: ({ id, event, data }) => events.push({ json: data, ...(event === undefined ? {} : { event }), ...(id === undefined ? {} : { id }) }),
    onRetry: (ms) => (retryMs = ms),
  });
  parser.feed(text);
  return { events, retryMs };
}

describe('the items of a stream of events', () => {
  it('are those of a reference parser, whatever the lines and the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(stream, sizes, async (text, cut) => {
        const position: StreamPosition = { retryMs: -1 };
        const items = await collected(eventItems(pieces(text, cut), position));
        // A trailing CR could be half of a line's end: the reference waits for what follows, which never comes.
        const { events, retryMs } = reference(text.replace(/\r$/, '\r\n'));
        // The reference keeps `retry` to itself, and takes an empty `event` for none.
        const found = items.map(({ json, fields }) => ({ json, ...fields, event: fields?.event || undefined, retry: undefined }));
        expect(found).toEqual(events);
        expect(position.retryMs).toBe(retryMs ?? -1);
      }),
      { numRuns: 500 },
    );
  });

  const both = async (text: string): Promise<{ readonly items: StreamItem[]; readonly position: StreamPosition }> => {
    const position: StreamPosition = { retryMs: 3000 };
    return { items: await collected(eventItems(pieces(text, [1000]), position)), position };
  };

  it.each([
    ['data: a\ndata:  b\n\n', [{ json: 'a\n b', fields: {} }]],
    ['data\n\n', [{ json: '', fields: {} }]],
    [': hello\n\ndata: a\n\n', [{ json: 'a', fields: {} }]],
    ['event: x\n\ndata: a\n\n', [{ json: 'a', fields: {} }]],
    ['data: a\n', []],
    ['data: a\r\r', [{ json: 'a', fields: {} }]],
    ['id: 1\nevent: x\nretry: 5\ndata: a\n\n', [{ json: 'a', fields: { id: '1', event: 'x', retry: 5 } }]],
  ])('of %j are %j', async (text, items) => {
    expect((await both(text)).items).toEqual(items);
  });

  it.each([
    ['id: 1\ndata: a\n\ndata: b\n\n', '1'],
    ['id: 1\n\n', '1'],
    ['id: 1\ndata: a\n\nid\ndata: b\n\n', ''],
    ['id: 1\ndata: a\n\nid: 2\ndata: b\n', '1'],
    ['id: a\0b\ndata: a\n\n', undefined],
  ])('of %j leave a caller at %j', async (text, lastId) => {
    expect((await both(text)).position.lastId).toBe(lastId);
  });
});

describe('the items of JSON Lines', () => {
  it('are the lines, whatever the pieces and the ends', async () => {
    const json = fc.jsonValue({ maxDepth: 2 }).map((item) => JSON.stringify(item));
    await fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\n\n'), fc.boolean(), sizes, async (lines, separator, isEnded, cut) => {
        const text = lines.join(separator) + (isEnded ? separator : '');
        const items = await collected(jsonItems(pieces(text, cut)));
        expect(items.map((item) => JSON.parse(item.json) as unknown)).toEqual(lines.map((item) => JSON.parse(item) as unknown));
      }),
    );
  });
});
