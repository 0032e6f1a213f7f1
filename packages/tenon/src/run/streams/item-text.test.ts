import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink } from '../bytes.ts';
import { ResponseMismatch } from '../response-mismatch.ts';
import { itemText } from './item-text.ts';

const write = (value: unknown, sink: ByteSink): void => {
  const outer = sink.begin();
  sink.position = sink.json(value, sink.position);
  sink.end(outer);
};
const events = itemText({ form: 'events', heartbeatMs: 0 }, write, new ByteSink());
const lines = itemText({ form: 'lines' }, write, new ByteSink());
const textOf = (bytes: readonly Uint8Array[]): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));

/** What a parser of events makes of a text that comes in pieces. */
function parsed(text: string, size: number): object[] {
  const found: object[] = [];
  const parser = createParser({ onEvent: ({ id, event, data }) => found.push({ id, event, data: JSON.parse(data) as unknown }) });
  for (let start = 0; start < text.length; start += size) parser.feed(text.slice(start, start + size));
  return found;
}

const oneLine = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n\0]/.test(text));
const json = fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('the text of streamed items', () => {
  it('is events that a parser reads back', () => {
    const event = fc.record({ data: json, id: fc.option(oneLine, { nil: undefined }), event: fc.option(oneLine, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), fc.integer({ min: 1, max: 30 }), (given, size) => {
        expect(parsed(textOf(given.map(events)), size)).toEqual(given);
      }),
    );
  });

  it('is lines of one item each', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 5 }), (given) => {
        const text = textOf(given.map(lines));
        expect(text === '' || text.endsWith('\n')).toBe(true);
        expect(
          text
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line) as unknown),
        ).toEqual(given);
      }),
    );
  });

  it.each([
    ['/event', { event: 'a\nid: 1', data: 1 }],
    ['/event', { event: 'a\rid: 1', data: 1 }],
    ['/id', { id: 'a\r\nb', data: 1 }],
    ['/id', { id: 'a\0', data: 1 }],
    ['/id', { id: 7, data: 1 }],
    ['/retry', { retry: '5', data: 1 }],
    ['/retry', { retry: -1, data: 1 }],
    ['/retry', { retry: 0.5, data: 1 }],
    ['', null],
    ['', 'data'],
  ])('refuses an event at "%s": %j', (pointer, event) => {
    expect(() => events(event)).toThrow(expect.objectContaining({ name: ResponseMismatch.name, pointer }));
  });
});
