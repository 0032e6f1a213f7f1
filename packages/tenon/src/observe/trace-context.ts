import { randomHex } from './random-hex.ts';
import { isTraceState } from './trace-state.ts';

/** Where a request stands in a trace. Source: W3C Trace Context, levels 1 and 2. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** Of this request: 16 hexadecimal digits. */
  readonly spanId: string;
  /** Of whoever called; `null` where the trace begins here. */
  readonly parentId: string | null;
  /** Whether whoever called may have recorded it. */
  readonly isSampled: boolean;
  /** Whether the last 7 bytes of `traceId` are known to be random: level 2. */
  readonly isRandom: boolean;
  /** What vendors add: `tracestate` as it came, or `''`. */
  readonly state: string;
}

/** What a `traceparent` says. */
export type TraceParent = Pick<TraceContext, 'traceId' | 'isSampled' | 'isRandom'> & { readonly parentId: string };

const sampled = 1;
const random = 2;
const length = 55;

/** Reads a `traceparent`; `null` for whatever is not one. Versions to come are read as far as version 00 goes. */
export function parseTraceparent(text: string): TraceParent | null {
  if (text.length < length || !isHex(text, 0, 2) || !isHex(text, 3, 35) || !isHex(text, 36, 52) || !isHex(text, 53, 55)) return null;
  if (text[2] !== '-' || text[35] !== '-' || text[52] !== '-') return null;
  const version = text.slice(0, 2);
  if (version === 'ff' || (text.length > length && (version === '00' || text[length] !== '-'))) return null;
  const traceId = text.slice(3, 35);
  const parentId = text.slice(36, 52);
  if (isZero(traceId) || isZero(parentId)) return null;
  const flags = Number.parseInt(text.slice(53, 55), 16);
  return { traceId, parentId, isSampled: (flags & sampled) !== 0, isRandom: (flags & random) !== 0 };
}

/** The `traceparent` for what is called on behalf of a request. */
export function traceparentOf({ traceId, spanId, isSampled, isRandom }: TraceContext): string {
  return `00-${traceId}-${spanId}-0${(isSampled ? sampled : 0) + (isRandom ? random : 0)}`;
}

/** The trace that a request goes on with, or a new one where it brings none that is well formed. */
export function traceOf(traceparent: unknown, tracestate: unknown): TraceContext {
  const parent = typeof traceparent === 'string' ? parseTraceparent(traceparent) : null;
  const spanId = randomHex(8);
  if (parent === null) return { traceId: randomHex(16), spanId, parentId: null, isSampled: false, isRandom: true, state: '' };
  return { ...parent, spanId, state: typeof tracestate === 'string' && isTraceState(tracestate) ? tracestate : '' };
}

function isHex(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}

function isZero(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text[index] !== '0') return false;
  return true;
}
