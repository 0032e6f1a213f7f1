import { median } from '../measure/statistics.mjs';

const resamples = 2000;

/**
 * The median of the ratios of pairs and its 95 % interval, by bootstrap: how it would spread if other rounds had been drawn.
 * Shape: { ratio, low, high }. Random numbers come from a fixed seed, so that the same rounds give the same interval.
 */
export function ratioInterval(own, others) {
  const ratios = own.map((one, round) => one / others[round]);
  const random = randomFrom(20);
  const draw = () => ratios[Math.floor(random() * ratios.length)];
  const medians = Array.from({ length: resamples }, () => median(ratios.map(draw))).sort((a, b) => a - b);
  return { ratio: median(ratios), low: medians[Math.floor(resamples * 0.025)], high: medians[Math.floor(resamples * 0.975)] };
}

/** How an interval stands to the most that a ratio may be; within 5 % above it the two cannot be told apart. */
export function verdictOf({ low, high }, most) {
  if (high <= most) return 'holds';
  return low > most * 1.05 ? 'missed' : 'not separable';
}

/** Numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
