/**
 * What a person sees meanwhile, on stderr: one line that changes in a terminal, plain lines a few seconds apart in a pipe.
 * Cost: nothing is written while something is measured.
 */
export class Progress {
  #done = 0;
  #total = 1;
  #started = performance.now();
  #lastLine = -Infinity;
  #head = '';

  /** A new part with so many steps. */
  begin(head, total) {
    this.#head = head;
    this.#total = Math.max(total, 1);
    this.#done = 0;
    this.#started = performance.now();
    this.#lastLine = -Infinity;
  }

  /** What comes next, and how many steps it is. */
  step(says, steps = 1) {
    const part = this.#done / this.#total;
    this.#done += steps;
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${this.#bar(part)} ${this.#head}: ${says}${this.#left(part)}`.slice(0, process.stderr.columns ?? 120));
    else this.#line(`${String(Math.floor(part * 100)).padStart(3)} % ${this.#head}: ${says}${this.#left(part)}`);
  }

  /** One line that stays. */
  note(says) {
    process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${says}\n`);
  }

  #bar(part) {
    const filled = Math.min(Math.round(part * 20), 20);
    return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
  }

  #left(part) {
    if (part < 0.05) return '';
    const seconds = ((performance.now() - this.#started) / 1000 / part) * (1 - part);
    return `, ${seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`} left`;
  }

  #line(text) {
    const now = performance.now();
    if (now - this.#lastLine < 5000) return;
    this.#lastLine = now;
    process.stderr.write(`${text}\n`);
  }
}
