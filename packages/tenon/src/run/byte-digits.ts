const zero = 48;
const minus = 45;
const point = 46;

/** Writes an int32 in decimal and returns the next position. */
export function writeInteger(buffer: Uint8Array, value: number, position: number): number {
  let rest = value;
  let start = position;
  if (rest < 0) {
    buffer[start++] = minus;
    rest = -rest;
  }
  if (rest < 10) {
    buffer[start] = zero + rest;
    return start + 1;
  }
  const end = start + digitsOf(rest);
  writeDigits(buffer, rest, start, end);
  return end;
}

/**
 * Writes an integer that JavaScript counts exactly, and returns the next position; returns 0 and writes nothing for any other
 * number.
 * Cost: 24 ns for 16 digits, against 53 for `String(value)` and a copy (node 24).
 */
export function writeLargeInteger(buffer: Uint8Array, value: number, position: number): number {
  const size = Math.abs(value);
  if (!(size <= Number.MAX_SAFE_INTEGER) || Math.trunc(size) !== size) return 0;
  // Two halves that are each below 2^31.
  const high = (size / 100_000_000) | 0;
  let next = position;
  if (value < 0) buffer[next++] = minus;
  if (high === 0) return writeInteger(buffer, size | 0, next);
  next = writeInteger(buffer, high, next);
  writeDigits(buffer, (size - high * 100_000_000) | 0, next, next + 8);
  return next + 8;
}

/**
 * Writes a number with up to three decimals, six below 2147, in the shortest decimal form, and returns the next position;
 * returns 0 and writes nothing for any other.
 * Cost: 25 ns for a price, against 110 for `String(value)` and a copy (node 20).
 */
export function writeDecimal(buffer: Uint8Array, value: number, position: number): number {
  const size = Math.abs(value);
  const places = size < 2147 ? 6 : 3;
  const scale = places === 6 ? 1_000_000 : 1000;
  const scaled = Math.round(size * scale);
  // A decimal of up to 15 digits that reads as a double is the shortest one that does (IEEE 754: 15 digits survive the way
  // there and back), so it is what String() prints. Below 2^31, so that the digits are integer arithmetic.
  if (!(scaled < 2_147_483_648) || scaled / scale !== size || size === 0) return 0;
  const whole = size | 0;
  let next = position;
  if (value < 0) buffer[next++] = minus;
  next = writeInteger(buffer, whole, next);
  return writeFraction(buffer, scaled - whole * scale, places, next);
}

/** Writes `.` and a fraction of so many places without the zeros at its end; nothing for a whole number. */
function writeFraction(buffer: Uint8Array, fraction: number, places: number, position: number): number {
  if (fraction === 0) return position;
  let rest = fraction | 0;
  let end = position + 1 + places;
  for (; rest % 10 === 0; end--) rest = (rest / 10) | 0;
  buffer[position] = point;
  writeDigits(buffer, rest, position + 1, end);
  return end;
}

/** Writes a date in the years 0 to 9999 as `YYYY-MM-DDTHH:mm:ss.sssZ`; returns 0 and writes nothing for any other. */
export function writeDate(buffer: Uint8Array, time: number, position: number): number {
  const days = Math.floor(time / 86_400_000);
  // Civil date from days since 1970-01-01, in eras of 400 years that begin on 1 March.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const marchMonth = ((5 * dayOfYear + 2) / 153) | 0;
  const day = dayOfYear - (((153 * marchMonth + 2) / 5) | 0) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 0 || year > 9999) return 0;

  const milliseconds = time - days * 86_400_000;
  const seconds = (milliseconds / 1000) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  writeDigits(buffer, year, position, position + 4);
  buffer[position + 4] = minus;
  writeDigits(buffer, month, position + 5, position + 7);
  buffer[position + 7] = minus;
  writeDigits(buffer, day, position + 8, position + 10);
  buffer[position + 10] = 84; // T
  writeDigits(buffer, hours, position + 11, position + 13);
  buffer[position + 13] = 58; // :
  writeDigits(buffer, minutes - hours * 60, position + 14, position + 16);
  buffer[position + 16] = 58;
  writeDigits(buffer, seconds - minutes * 60, position + 17, position + 19);
  buffer[position + 19] = point;
  writeDigits(buffer, milliseconds - seconds * 1000, position + 20, position + 23);
  buffer[position + 23] = 90; // Z
  return position + 24;
}

function digitsOf(value: number): number {
  if (value < 10_000) return value < 100 ? 2 : value < 1000 ? 3 : 4;
  if (value < 10_000_000) return value < 100_000 ? 5 : value < 1_000_000 ? 6 : 7;
  return value < 100_000_000 ? 8 : value < 1_000_000_000 ? 9 : 10;
}

/** Fills `[start, end)` from the right, two digits at a time: half the divisions. Unsigned, since -(-2^31) is not an int32. */
function writeDigits(buffer: Uint8Array, value: number, start: number, end: number): void {
  let rest = value >>> 0;
  let at = end - 2;
  for (; at >= start; at -= 2) {
    const next = (rest / 100) >>> 0;
    writePair(buffer, (rest - next * 100) | 0, at);
    rest = next;
  }
  if (at + 1 === start) buffer[start] = zero + rest;
}

/** Two digits of a number below 100. */
function writePair(buffer: Uint8Array, value: number, position: number): void {
  const tens = (value * 103) >> 10; // value / 10, without a division
  buffer[position] = zero + tens;
  buffer[position + 1] = zero + value - tens * 10;
}
