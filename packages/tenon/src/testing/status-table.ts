/** A line for each route, a column for each caller; what is not as expected is marked by `!`. */
export function statusTable(
  rows: readonly { readonly method: string; readonly path: string; readonly caller: string; readonly status: number; readonly isRight: boolean }[],
): string {
  const callers = [...new Set(rows.map(({ caller }) => caller))];
  const lines = new Map<string, string[]>();
  for (const { method, path, status, isRight } of rows) {
    const key = `${method} ${path}`;
    lines.set(key, [...(lines.get(key) ?? [method, path]), `${status}${isRight ? '' : '!'}`]);
  }
  const table = [['METHOD', 'PATH', ...callers], ...lines.values()];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return table
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
