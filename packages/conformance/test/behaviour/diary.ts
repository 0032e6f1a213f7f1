/** What happened, in order. */
export class Diary {
  readonly entries: string[] = [];

  note(entry: string): void {
    this.entries.push(entry);
  }

  /** The entries since it was last asked. */
  take(): string[] {
    return this.entries.splice(0);
  }
}
