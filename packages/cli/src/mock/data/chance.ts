import { createHash } from 'node:crypto';

/**
 * Choices that follow from a seed and a place, and from nothing else: what is chosen at one place stays when others come and go.
 * @example new Chance('7').at('title').pick(['Dune', 'Emma']) // the same every time
 */
export class Chance {
  readonly #key: string;
  #block: Buffer = Buffer.alloc(0);
  #blocks = 0;
  #position = 0;

  constructor(key: string) {
    this.#key = key;
  }

  /** The choices of a place below this one. */
  at(name: string | number): Chance {
    // JSON keeps names apart that contain what separates them.
    return new Chance(`${this.#key}/${JSON.stringify(name)}`);
  }

  /** An integer from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit);
  }

  /** Both bounds may come. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item; // callers pass no empty list
  }

  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    return items
      .map((item) => ({ item, rank: this.#next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  }

  #next(): number {
    if (this.#position + 4 > this.#block.length) {
      this.#block = createHash('sha256')
        .update(`${this.#key}#${this.#blocks++}`)
        .digest();
      this.#position = 0;
    }
    this.#position += 4;
    return this.#block.readUInt32BE(this.#position - 4);
  }
}
