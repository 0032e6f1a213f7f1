/** What happened to the groups of one file. */
export interface Tally {
  groups: number;
  emitted: number;
  delegated: number;
  tests: number;
  exceptions: number;
  failures: number;
}

/** Counts by file. */
export class Report {
  readonly #tallies = new Map<string, Tally>();

  of(file: string): Tally {
    const known = this.#tallies.get(file);
    if (known !== undefined) return known;
    const fresh: Tally = { groups: 0, emitted: 0, delegated: 0, tests: 0, exceptions: 0, failures: 0 };
    this.#tallies.set(file, fresh);
    return fresh;
  }

  total(): Tally {
    const sum = (part: keyof Tally): number => [...this.#tallies.values()].reduce((total, tally) => total + tally[part], 0);
    return {
      groups: sum('groups'),
      emitted: sum('emitted'),
      delegated: sum('delegated'),
      tests: sum('tests'),
      exceptions: sum('exceptions'),
      failures: sum('failures'),
    };
  }

  /** A table with a line per file. */
  print(): string {
    const rows = [...this.#tallies, ['total', this.total()] as const];
    const columns = ['groups', 'emitted', 'delegated', 'tests', 'exceptions', 'failures'] as const;
    const line = (name: string, cells: readonly string[]): string => name.padEnd(42) + cells.map((cell) => cell.padStart(12)).join('');
    return [
      line('file', columns),
      ...rows.map(([name, tally]) =>
        line(
          name,
          columns.map((column) => String(tally[column])),
        ),
      ),
    ].join('\n');
  }
}
