import { ResponseMismatch } from '../response-mismatch.ts';

/** An event as a handler gives it. */
export interface GivenEvent {
  readonly data: unknown;
  readonly event: unknown;
  readonly id: unknown;
  readonly retry: unknown;
}

/** Keeps a connection open that has nothing to say: a comment. */
export const heartbeat: Uint8Array = new TextEncoder().encode(':\n\n');

/**
 * The lines of an event that stand before its data.
 * Throws: ResponseMismatch when a field would end its line and begin another.
 * Source: HTML Standard section 9.2.5.
 */
export function eventHead({ event, id, retry }: GivenEvent): string {
  return field('event', event, /[\r\n]/) + field('id', id, /[\r\n\0]/) + retryField(retry);
}

function field(name: string, value: unknown, forbidden: RegExp): string {
  if (value === undefined) return '';
  // What an event says would end with the line break, and whatever follows would be said by somebody else.
  if (typeof value !== 'string' || forbidden.test(value)) throw new ResponseMismatch(`/${name}`, 'one line of text');
  return `${name}: ${value}\n`;
}

function retryField(value: unknown): string {
  if (value === undefined) return '';
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new ResponseMismatch('/retry', 'a number of milliseconds');
  return `retry: ${String(value)}\n`;
}
