/** The candidate that was probably meant, or null when none is near. */
export function closest(text: string, candidates: readonly string[]): string | null {
  const near = candidates
    .map((candidate) => ({ candidate, steps: distance(text.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, steps }) =>
        steps <= Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 3)) || (text.length > 1 && candidate.startsWith(text)),
    );
  return near.sort((a, b) => a.steps - b.steps)[0]?.candidate ?? null;
}

/** How many characters must be put in, taken out, replaced or swapped with their neighbour. */
export function distance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity;
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (isSame ? 0 : 1), swapped));
    }
    [before, previous] = [previous, current];
  }
  return previous[to.length] ?? 0;
}
