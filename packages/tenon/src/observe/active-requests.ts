import type { Visit } from '../shapes/layer.ts';

/** Counts requests up and down by pairs: a layer around may answer before a request gets here, and its end comes all the same. */
export class ActiveRequests<Labels> {
  readonly #key = Symbol('Tenon.active');
  readonly #add: (count: 1 | -1, labels: Labels) => void;

  constructor(add: (count: 1 | -1, labels: Labels) => void) {
    this.#add = add;
  }

  begin({ notes }: Visit, labels: Labels): void {
    notes.set(this.#key, labels);
    this.#add(1, labels);
  }

  end({ notes }: Visit): void {
    const labels = notes.get(this.#key) as Labels | undefined; // only begin() writes under this key
    if (labels !== undefined) this.#add(-1, labels);
  }
}
