/**
 * The number of an address of 128 bits; IPv4 stands in `::ffff:0:0/96`, so that both ways to write one are the same. `null` is no address.
 * Strict: no leading zeros, no short or octal forms, no zone, which others read as other addresses.
 */
export function addressNumber(text: string): bigint | null {
  if (text.length > 45) return null; // the longest: six full groups and a dotted quad
  if (!text.includes(':')) {
    const quad = quadOf(text);
    return quad === null ? null : (0xffffn << 32n) | BigInt(quad);
  }
  const groups = groupsOf(text);
  return groups === null ? null : groups.reduce((number, group) => (number << 16n) | BigInt(group), 0n);
}

/** The canonical text of an address (RFC 5952); IPv4 as dotted quad. */
export function addressText(number: bigint): string {
  if (number >> 32n === 0xffffn) return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((number >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const { start, length } = longestZeros(groups);
  return length < 2 ? groups.join(':') : `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function quadOf(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255)) return null;
  return parts.reduce((number, part) => number * 256 + Number(part), 0);
}

function groupsOf(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half, index) => listOf(half, index === halves.length - 1));
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** The groups of one side of `::`; the last of an address may be a dotted quad. */
function listOf(half: string, isLast: boolean): readonly number[] | null {
  if (half === '') return [];
  const parts = half.split(':');
  const quad = isLast && parts.at(-1)?.includes('.') === true ? quadOf(parts.pop() as string) : undefined; // it has a last one
  if (quad === null || parts.some((part) => !/^[0-9A-Fa-f]{1,4}$/.test(part))) return null;
  const groups = parts.map((part) => Number.parseInt(part, 16));
  return quad === undefined ? groups : [...groups, quad >>> 16, quad & 0xffff];
}

/** The first of the longest runs of zero groups. */
function longestZeros(groups: readonly string[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > longest.length) longest = { start, length };
  }
  return longest;
}
