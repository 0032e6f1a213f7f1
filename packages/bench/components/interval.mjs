import { estimateOf, pairedRatios } from '../measure/statistics.mjs';

/** The median of the ratios of pairs and its 95 % interval. Shape: { ratio, low, high }. */
export function ratioInterval(own, others) {
  const { value, low, high } = estimateOf(pairedRatios(own, others));
  return { ratio: value, low, high };
}

/** How an interval stands to the most that a ratio may be; within 5 % above it the two cannot be told apart. */
export function verdictOf({ low, high }, most) {
  if (high <= most) return 'holds';
  return low > most * 1.05 ? 'missed' : 'not separable';
}
