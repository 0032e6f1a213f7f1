/** Two judges that must agree, and how often they gave each verdict: a test that saw one of them alone would show nothing. */
export class Verdicts {
  readonly #counts = { true: 0, false: 0 };

  /** Throws: when they do not agree. */
  compare(server: boolean, document: boolean | null, about: string): void {
    if (document === null) return;
    this.#counts[`${document}`] += 1;
    if (server !== document) throw new Error(`the server ${said(server)} and the document ${said(document)}: ${about}`);
  }

  /** How often the verdict was given that was given less often. */
  get rarer(): number {
    return Math.min(this.#counts.true, this.#counts.false);
  }
}

function said(isAccepted: boolean): string {
  return isAccepted ? 'accepts' : 'refuses';
}
