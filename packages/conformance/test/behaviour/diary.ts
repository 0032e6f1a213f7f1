/** What happened, in order. */
export class Diary {
  readonly entries: string[] = [];
  #waiting: (() => void)[] = [];

  note(entry: string): void {
    this.entries.push(entry);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The entries since it was last asked. */
  take(): string[] {
    return this.entries.splice(0);
  }

  /** Resolves once this has happened since the entries were taken. */
  async noted(entry: string): Promise<void> {
    while (!this.entries.includes(entry)) await new Promise<void>((wake) => void this.#waiting.push(wake));
  }
}
