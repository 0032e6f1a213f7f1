/** The middle of a list of numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const resamples = 4000;

/**
 * A median with its 95 % interval, by bootstrap: how it would vary if the same rounds were drawn again.
 * Shape: { value, low, high }. The draws are seeded: the same rounds give the same interval.
 */
export function estimateOf(samples) {
  const random = seeded(samples.length);
  const draw = () => samples[Math.floor(random() * samples.length)];
  const medians = Array.from({ length: resamples }, () => median(samples.map(draw))).sort((a, b) => a - b);
  return { value: median(samples), low: medians[Math.floor(resamples * 0.025)], high: medians[Math.ceil(resamples * 0.975) - 1] };
}

/** The ratios of two lists, round by round: what disturbed both of a round cancels. */
export function pairedRatios(numerators, denominators) {
  return numerators.map((numerator, round) => numerator / denominators[round]);
}

/** `a` and `b` differ only when their intervals do not meet. Shape: 'less', 'more' or null. */
export function order(a, b) {
  if (a.high < b.low) return 'less';
  return a.low > b.high ? 'more' : null;
}

/** Numbers below 1, the same ones for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
