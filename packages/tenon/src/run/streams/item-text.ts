import type { StreamPlan } from '../../shapes/stream.ts';
import type { ByteSink } from '../bytes.ts';
import { ResponseMismatch } from '../response-mismatch.ts';
import { eventHead, type GivenEvent } from './event-text.ts';

/** Writes the declared part of an item, or of the data of an event, as JSON. */
export type WriteItem = (item: unknown, sink: ByteSink) => void;

const encoder = new TextEncoder();
const nothing = new Uint8Array();
const newline = encoder.encode('\n');
const blankLine = encoder.encode('\n\n');
const dataField = 'data: ';

/**
 * Gives the bytes of an item. JSON has no line break outside of escapes, so a line, and the data of an event, is one line.
 * Throws (the function): ResponseMismatch when the item is not what is declared.
 */
export function itemText({ form }: StreamPlan, write: WriteItem, sink: ByteSink): (item: unknown) => Uint8Array {
  const json = (item: unknown): Uint8Array => {
    sink.reset();
    write(item, sink);
    return sink.bytes();
  };
  const joined = (before: Uint8Array, bytes: Uint8Array, after: Uint8Array): Uint8Array => {
    const text = joinedOf([before, bytes, after]);
    sink.giveBack(bytes);
    return text;
  };
  if (form === 'lines') return (item) => joined(nothing, json(item), newline);
  return (item) => {
    if (typeof item !== 'object' || item === null) throw new ResponseMismatch('', 'an event: { data, event?, id?, retry? }');
    const event = item as GivenEvent; // its fields are checked one by one
    return joined(encoder.encode(eventHead(event) + dataField), dataOf(event, json), blankLine);
  };
}

function dataOf({ data }: GivenEvent, json: (item: unknown) => Uint8Array): Uint8Array {
  try {
    return json(data);
  } catch (error) {
    throw error instanceof ResponseMismatch ? error.within('/data') : error;
  }
}

function joinedOf(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}
