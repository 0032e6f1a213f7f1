import type { Place } from './growth.ts';
import { numbersOf, textsOf } from './keyword-values.ts';
import { usualRange } from './usual-numbers.ts';
import type { Part } from './whole.ts';

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Bounds by format; those of `int64` are what a double can count to. */
const byFormat: Readonly<Record<string, Range>> = {
  int8: { low: -128, high: 127 },
  int16: { low: -32_768, high: 32_767 },
  int32: { low: -(2 ** 31), high: 2 ** 31 - 1 },
  int64: { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER },
  uint8: { low: 0, high: 255 },
  uint16: { low: 0, high: 65_535 },
  uint32: { low: 0, high: 2 ** 32 - 1 },
  uint64: { low: 0, high: Number.MAX_SAFE_INTEGER },
};

/** Without bounds, numbers of a size that people read. */
const usual: Range = { low: 1, high: 100 };
/** Decimals of a number that has any. */
const scale = 100;

/** A number within all bounds; `undefined` when there is none. */
export function numberOf(parts: readonly Part[], { chance, name, owner }: Place, isInteger: boolean): number | undefined {
  const bounds = boundsOf(parts);
  const multiples = [...numbersOf(parts, 'multipleOf'), ...(isInteger ? [1] : [])].filter((step) => step > 0);
  const step = multiples.length === 0 ? 1 / scale : multiples.reduce(commonMultiple);
  const isBelow = (value: number): boolean => numbersOf(parts, 'exclusiveMaximum').every((bound) => value < bound);
  const isAbove = (value: number): boolean => numbersOf(parts, 'exclusiveMinimum').every((bound) => value > bound);
  const isWithin = (value: number): boolean => value >= bounds.low && value <= bounds.high && isBelow(value) && isAbove(value);
  for (const range of [narrowed(bounds, usualRange(name, owner) ?? usual), near(bounds)]) {
    const [first, last] = [Math.ceil(tidy(range.low / step)), Math.floor(tidy(range.high / step))];
    if (first > last) continue;
    // The ends of a range may be excluded, and floating-point steps may miss them.
    const counts = [first + chance.below(last - first + 1), first, first + 1, last, last - 1];
    const found = counts.map((count) => stepped(count, step)).find(isWithin);
    if (found !== undefined) return found;
  }
  return multiples.length === 0 && isWithin((bounds.low + bounds.high) / 2) ? (bounds.low + bounds.high) / 2 : undefined;
}

function boundsOf(parts: readonly Part[]): Range {
  const formats = textsOf(parts, 'format').flatMap((format) => (Object.hasOwn(byFormat, format) ? [byFormat[format] as Range] : [])); // own
  return {
    low: Math.max(-Infinity, ...numbersOf(parts, 'minimum'), ...numbersOf(parts, 'exclusiveMinimum'), ...formats.map(({ low }) => low)),
    high: Math.min(Infinity, ...numbersOf(parts, 'maximum'), ...numbersOf(parts, 'exclusiveMaximum'), ...formats.map(({ high }) => high)),
  };
}

/** The part of a usual range that is within bounds. */
function narrowed(bounds: Range, range: Range): Range {
  return { low: Math.max(bounds.low, range.low), high: Math.min(bounds.high, range.high) };
}

/** Numbers beside a bound, where the usual ones are out of bounds. */
function near({ low, high }: Range): Range {
  if (low === -Infinity && high === Infinity) return usual;
  const width = 1_000;
  if (low === -Infinity) return { low: high - width, high };
  return { low, high: Math.min(high, Math.max(low + width, low + Math.abs(low))) };
}

/** `count` steps, written without the errors of binary fractions: 3 × 0.1 is 0.3. */
function stepped(count: number, step: number): number {
  return Number.isInteger(step) ? count * step : Number((count * step).toPrecision(15));
}

/** 0.7 / 0.1 is 6.999…: what is that near to an integer was meant to be one. */
function tidy(quotient: number): number {
  const nearest = Math.round(quotient);
  return Math.abs(quotient - nearest) < 1e-9 ? nearest : quotient;
}

/** The least number that both divide. */
function commonMultiple(one: number, other: number): number {
  const decimals = Math.min(15, Math.max(decimalsOf(one), decimalsOf(other)));
  const [left, right] = [Math.round(one * 10 ** decimals), Math.round(other * 10 ** decimals)];
  return ((left / divisor(left, right)) * right) / 10 ** decimals;
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
