/** A content coding, or none. */
export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * The first of `available` that the caller takes; the last when it takes none, since a docs page is better than a 406.
 * The caller's order of preference is not asked: ours is by size.
 * Source: RFC 9110 section 12.5.3.
 * @example bestEncoding('gzip, br;q=0', ['br', 'gzip', 'identity']) // 'gzip'
 */
export function bestEncoding(acceptEncoding: string | undefined, available: readonly Encoding[]): Encoding {
  const weights = weightsOf(acceptEncoding ?? '');
  const accepted = available.find((encoding) => isAccepted(encoding, weights));
  return accepted ?? available.at(-1) ?? 'identity';
}

function isAccepted(encoding: Encoding, weights: ReadonlyMap<string, number>): boolean {
  const fallback = encoding === 'identity' ? 1 : 0;
  return (weights.get(encoding) ?? weights.get('*') ?? fallback) > 0;
}

function weightsOf(acceptEncoding: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    weights.set(coding, weightOf(parameters));
  }
  return weights;
}

// A weight that is not a number refuses: NaN is never above 0.
function weightOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  return weight === undefined ? 1 : Number(weight.slice(weight.indexOf('=') + 1));
}
