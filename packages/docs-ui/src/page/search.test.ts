import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFound } from './search.ts';

const operation = { tag: 'Orders', method: 'post', path: '/orders/{id}/lines', operationId: 'ordersAddLine', summary: 'Put a book into an order' };

describe('isFound', () => {
  it.each(['orders', 'ORDER', '/orders/{id}', 'post', 'addline', 'book', 'post line', '  lines   put ', ''])('finds it by %j', (phrase) => {
    expect(isFound(phrase, operation)).toBe(true);
  });

  it.each(['get', 'post cover', 'ordersx', 'orders\u00b7post'])('does not find it by %j', (phrase) => {
    expect(isFound(phrase, operation)).toBe(false);
  });

  it('finds an operation by any piece of its path', () => {
    const path = fc.stringMatching(/^\/[A-Za-z{}/-]{1,30}$/);
    fc.assert(
      fc.property(path, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        expect(isFound(text.slice(start, start + 1 + (length % text.length)), { ...operation, path: text })).toBe(true);
      }),
    );
  });
});
