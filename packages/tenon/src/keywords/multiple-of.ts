import { literal } from '../support/code.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `multipleOf`. */
export const emitMultipleOf: Emit = ({ multipleOf }, { writer, value }) =>
  multipleOf === undefined ? null : `${writer.constant('isMultipleOf', isMultipleOf)}(${value}, ${literal(multipleOf)})`;

/** Explains `multipleOf`. */
export const explainMultipleOf: Explain = ({ multipleOf }, place) => {
  if (multipleOf === undefined || isMultipleOf(Number(place.value), multipleOf)) return;
  place.fail('multipleOf', `must be a multiple of ${multipleOf}`, { multipleOf });
};

/**
 * Whether a number is a multiple, both read as the decimals that people write: 19.99 is a multiple of 0.01, although the
 * quotient of the two doubles is not an integer.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const quotient = value / divisor;
  // Below 1e9 the error of a division is below 1e-6: only a near miss needs exact arithmetic.
  if (Math.abs(quotient) < 1e9 && Math.abs(quotient - Math.round(quotient)) > 1e-6) return false;
  return isExactMultiple(decimalOf(value), decimalOf(divisor));
}

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function isExactMultiple(value: Decimal, divisor: Decimal): boolean {
  const exponent = Math.min(value.exponent, divisor.exponent);
  const scaled = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  return scaled(value) % scaled(divisor) === 0n;
}

/** The shortest decimal that reads as the double. */
function decimalOf(value: number): Decimal {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}
