import { describe, expect, it } from 'vitest';
import { isShown, laidOut } from './shown-text.ts';

describe('a page shows what was printed', () => {
  it.each([
    ['the same text', 'one\ntwo', 'one\ntwo\n'],
    ['JSON in another layout', '{\n  "a": [1]\n}', '{"a":[1]}'],
    ['any lines in the place of …', 'one\n…\nfour', 'one\ntwo\nthree\nfour'],
    ['no line in the place of …', 'one\n…\ntwo', 'one\ntwo'],
    ['a head, and JSON in another layout', 'HTTP/1.1 200 OK\n…\n\n{ "a": 1 }', 'HTTP/1.1 200 OK\ndate: today\n\n{"a":1}'],
  ])('with %s', (_, shown, printed) => {
    expect(isShown(shown, printed)).toBe(true);
  });

  it.each([
    ['another word', 'one', 'two'],
    ['a line less', 'one', 'one\ntwo'],
    ['another member', '{ "a": 1 }', '{"a":1,"b":2}'],
    ['members in another order', '{ "b": 2, "a": 1 }', '{"a":1,"b":2}'],
    ['another end', '…\nthree', 'one\ntwo'],
  ])('but not with %s', (_, shown, printed) => {
    expect(isShown(shown, printed)).toBe(false);
  });
});

describe('laidOut', () => {
  it('gives what is shown as it was printed', () => {
    const printed = JSON.stringify({ title: 'x'.repeat(80), errors: [{ code: 'y'.repeat(60), pointer: '' }], empty: {}, none: [] });
    expect(isShown(laidOut(printed), printed)).toBe(true);
    expect(
      Math.max(
        ...laidOut(printed)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(120);
  });

  it('leaves out what the page left out', () => {
    const shown = 'HTTP/1.1 200 OK\ncontent-type: text\n…\n\nold';
    expect(laidOut('HTTP/1.1 200 OK\ncontent-type: text\ndate: today\n\nnew', shown)).toBe('HTTP/1.1 200 OK\ncontent-type: text\n…\n\nnew');
  });
});
