/** A value as one text: instants in ISO 8601, big integers in decimals, bytes in base64, objects as JSON. */
export function textOf(value: unknown): string {
  const wire = wireOf(value);
  return typeof wire === 'object' ? jsonOf(wire) : String(wire);
}

/**
 * A value as JSON, with Tenon's own codecs applied wherever they stand.
 * Throws: on what JSON cannot say; an invalid date or a NaN would arrive as null.
 */
export function jsonOf(value: unknown): string {
  // `toJSON` of a Date or a Buffer has run before a replacer sees the value: its holder still has the original.
  return JSON.stringify(value, function (this: Record<string, unknown>, key, prepared: unknown) {
    const original = this[key];
    const wire = wireOf(original);
    return wire === original ? prepared : wire;
  });
}

/** Whether a value has parts; instants and bytes have none. */
export function isComposite(value: unknown): value is object {
  return Object(wireOf(value)) === value;
}

function wireOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return btoa(value.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && !isFinite(value)) throw new TypeError(`${value} cannot be sent`);
  return value;
}

/** The members that are there: what is `undefined` is left out. */
export function definedOf(value: object = {}): [name: string, value: unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
