/** An integer as decimal text: what a bigint is on the wire. */
const integer = /^(-?)0*(\d+)$/;

/**
 * Compares two integers given as decimal text: below zero, zero or above zero; NaN when one is no integer.
 * Cost: linear. `BigInt(text)` is not, and the text is a caller's.
 */
export function compareIntegers(a: string, b: string): number {
  const [first, second] = [integer.exec(a), integer.exec(b)];
  if (first === null || second === null) return Number.NaN;
  const [signA, signB] = [signOf(first), signOf(second)];
  if (signA !== signB) return signA - signB;
  return signA * compareDigits(first[2] ?? '', second[2] ?? '');
}

function signOf([, sign, digits]: RegExpExecArray): number {
  return digits === '0' ? 0 : sign === '-' ? -1 : 1;
}

function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
