import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTraceparent, traceOf, traceparentOf } from './trace-context.ts';
import { isTraceState } from './trace-state.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const good = `00-${traceId}-${parentId}-01`;
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => /[^0]/.test(text));
/** As the specification says it, beside the scanner. */
const form =
  /^(?!ff)(?:00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}|(?!00)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?)$/s;

describe('a traceparent', () => {
  it.each([
    [good, { traceId, parentId, isSampled: true, isRandom: false }],
    [`00-${traceId}-${parentId}-00`, { isSampled: false, isRandom: false }],
    [`00-${traceId}-${parentId}-02`, { isSampled: false, isRandom: true }],
    [`00-${traceId}-${parentId}-03`, { isSampled: true, isRandom: true }],
    // Bits that no level knows say nothing.
    [`00-${traceId}-${parentId}-ff`, { isSampled: true, isRandom: true }],
    [`cc-${traceId}-${parentId}-01`, { traceId }],
    [`cc-${traceId}-${parentId}-01-what-comes`, { traceId }],
  ])('%s is read', (text, expected) => expect(parseTraceparent(text)).toMatchObject(expected));

  it.each([
    '',
    '00',
    good.toUpperCase(),
    `ff-${traceId}-${parentId}-01`,
    `${good}-more`,
    `${good}.`,
    `cc-${traceId}-${parentId}-01.more`,
    `00-${'0'.repeat(32)}-${parentId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.slice(1)}-${parentId}-01`,
    `00-${traceId}x-${parentId}-01`,
    `00_${traceId}-${parentId}-01`,
    `00-${traceId}-${parentId}-0g`,
    ` ${good}`,
    `${good}, ${good}`,
    `00-${traceId.replace('4', '\u{ff14}')}-${parentId}-01`,
  ])('%j is none', (text) => expect(parseTraceparent(text)).toBeNull());

  it('is what its grammar says', () => {
    const part = fc.constantFrom('00', 'ff', 'cc', '-', traceId, parentId, '0'.repeat(16), '01', 'G', '-more', 'A');
    const broken = fc.tuple(fc.array(part, { maxLength: 4 }), fc.integer({ min: 0, max: 60 }), fc.string({ maxLength: 2, unit: 'binary' }));
    const texts = broken.map(([parts, at, text]) => (parts.length > 3 ? parts.join('') : good.slice(0, at) + text + good.slice(at + text.length)));
    fc.assert(
      fc.property(texts, (text) => void expect(parseTraceparent(text) !== null, text).toBe(form.test(text))),
      { numRuns: 2_000 },
    );
  });

  it('is written as it is read', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.boolean(), fc.boolean(), (trace, parent, isSampled, isRandom) => {
        const text = traceparentOf({ traceId: trace, spanId: parent, parentId: null, isSampled, isRandom, state: '' });
        expect(parseTraceparent(text)).toEqual({ traceId: trace, parentId: parent, isSampled, isRandom });
      }),
    );
  });
});

describe('a tracestate', () => {
  const members = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}=v`).join(',');
  it.each(['a=1', 'a=1,b=2', 'a=1 , \tb=2', 'a=1,,b=2', '0tenant@sys=x y', 'a_-*/=~!', members(32), `${'k'.repeat(256)}=v`, `k=${'v'.repeat(256)}`])(
    '%j is one',
    (text) => expect(isTraceState(text)).toBe(true),
  );
  it.each([
    '',
    ',',
    'a',
    '=1',
    'a=',
    'A=1',
    'a=1,a=2',
    '_a=1',
    'a b=1',
    'a=1=2',
    'a=\u00e9',
    'a=\u0007',
    members(33),
    `${'k'.repeat(257)}=v`,
    `k=${'v'.repeat(257)}`,
  ])('%j is none', (text) => expect(isTraceState(text)).toBe(false));
});

describe('a trace', () => {
  it('goes on with its span of its own', () => {
    const trace = traceOf(good, 'a=1');
    expect(trace).toMatchObject({ traceId, parentId, isSampled: true, state: 'a=1' });
    expect(trace.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(trace.spanId).not.toBe(parentId);
  });

  it('loses a state that is none, and stays', () => expect(traceOf(good, 'A=1')).toMatchObject({ traceId, state: '' }));

  it.each([undefined, 'nonsense', ['00']])('begins where there was none: %j', (traceparent) => {
    const trace = traceOf(traceparent, 'a=1');
    expect(trace).toMatchObject({ parentId: null, isSampled: false, isRandom: true, state: '' });
    expect(parseTraceparent(traceparentOf(trace))).not.toBeNull();
    expect(traceOf(traceparent, undefined).traceId).not.toBe(trace.traceId);
  });
});
