import { describe, expect, it } from 'vitest';
import { estimateOf, median, order, pairedRatios } from './statistics.mjs';

describe('statistics', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('finds the middle of %j', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });

  it('gives an interval around the median, the same one for the same rounds', () => {
    const samples = [10, 11, 9, 10, 30, 10, 11, 9, 10, 12, 10, 9, 11, 10, 10];
    const estimate = estimateOf(samples);
    expect(estimate.value).toBe(10);
    expect(estimate.low).toBeLessThanOrEqual(10);
    expect(estimate.high).toBeGreaterThanOrEqual(10);
    // One disturbed round of 15 does not reach it.
    expect(estimate.high).toBeLessThan(30);
    expect(estimateOf(samples)).toEqual(estimate);
  });

  it('cancels what disturbs both of a round', () => {
    expect(pairedRatios([10, 100], [20, 200])).toEqual([0.5, 0.5]);
  });

  it.each([
    [{ low: 1, high: 2 }, { low: 3, high: 4 }, 'less'],
    [{ low: 3, high: 4 }, { low: 1, high: 2 }, 'more'],
    [{ low: 1, high: 3 }, { low: 3, high: 4 }, null],
  ])('names the order of %j and %j: %s', (a, b, expected) => {
    expect(order(a, b)).toBe(expected);
  });
});
