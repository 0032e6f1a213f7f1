import * as fc from 'fast-check';
import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressNumber, addressText } from './ip-address.ts';

const canonical = (text: string): string | null => {
  const number = addressNumber(text);
  return number === null ? null : addressText(number);
};

describe('an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  // oxfmt-ignore
  it.each([
    '', ' ', '1.2.3.256', '1.2.3', '1.2.3.4.5', '01.2.3.4', '1.2.3.04', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '1.2.3.4 ', ' 1.2.3.4', '1.2.3.-4', '1.2.3.+4', '1..3.4',
    '１.2.3.4', ':', ':::', '1:::2', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8', '::12345', '::g', 'fe80::1%eth0', '[::1]', '::1.2.3', '::1.2.3.256', '::01.2.3.4', '1.2.3.4::', '::1.2.3.4:5', 'unknown', 'localhost',
    `${'0'.repeat(60)}::1`,
  ])('is not what "%s" says (class 57)', (text) => {
    expect(canonical(text)).toBeNull();
  });

  const groups = fc.array(
    fc.oneof(
      fc.constant('0'),
      fc.nat(0xffff).map((group) => group.toString(16)),
    ),
    { minLength: 1, maxLength: 8 },
  );
  const quad = fc.array(fc.nat(260), { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.'));
  const written = fc
    .tuple(groups, fc.constantFrom('', '::', ':'), groups, fc.option(quad, { nil: '' }))
    .map(([head, gap, tail, end]) => [head.join(':') + gap + tail.join(':'), end].filter((part) => part !== '').join(':'));

  /** As the URL standard writes it, which knows no quad at its end. */
  const inUrl = (text: string): string => new URL(`http://${text.includes(':') ? `[${text}]` : text}/`).hostname.replace(/[[\]]/g, '');

  it('is read as node reads it, and written as URLs have it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), quad, written), (text) => {
        const own = canonical(text);
        expect(own !== null).toBe(isIP(text) !== 0);
        // The URL of Bun refuses `::0:0:0:0:0.0.0.0`, which Bun itself calls an address.
        const isRead = URL.canParse(`http://${text.includes(':') ? `[${text}]` : text}/`);
        if (own !== null && isRead) expect(inUrl(own.includes(':') || !text.includes(':') ? own : `::ffff:${own}`)).toBe(inUrl(text));
      }),
      { numRuns: 2000 },
    );
  });
});
