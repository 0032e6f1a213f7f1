import { filled, gapsOf, storedBytes, type Gap, type Outline } from './outline.ts';

/** A place where members of a family differ, as a parameter of the function that makes them. */
export interface Column {
  readonly parameter: string;
  readonly gap: Gap;
  /** Among the gaps of the outline. */
  readonly index: number;
}

/**
 * Units of one outline as one function: `(limit, handler) => function …` makes each of them. Routes that are alike are so many
 * that the engine would get to know each one's own code too late, if ever; what they share it knows after the first hundred requests.
 */
export class Family {
  readonly #outline: string;
  readonly #first: readonly string[];
  readonly #gaps: readonly Gap[];
  readonly #differs: boolean[];
  #size = 1;

  constructor({ text, fillings }: Outline) {
    this.#outline = text;
    this.#first = fillings;
    this.#gaps = gapsOf(text);
    this.#differs = fillings.map(() => false);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes a unit in. True when it differs from the first in a way that no other did. */
  add({ fillings }: Outline): boolean {
    this.#size++;
    let isNews = false;
    fillings.forEach((text, index) => {
      if (text === this.#first[index] || this.#differs[index] === true) return;
      this.#differs[index] = true;
      isNews = true;
    });
    return isNews;
  }

  /** What a member is made from. */
  columns(): readonly Column[] {
    const seen = new Set<number | null>();
    return this.#gaps.flatMap((gap, index) => {
      if (this.#differs[index] !== true || seen.has(gap.reference)) return [];
      if (gap.reference !== null) seen.add(gap.reference);
      return [{ gap, index, parameter: this.#parameter(gap, index) }];
    });
  }

  /** The names that all members read. */
  shared(): readonly string[] {
    return [...new Set(this.#gaps.flatMap(({ kind }, index) => (kind === 'reference' && this.#differs[index] !== true ? [this.#first[index] ?? ''] : [])))];
  }

  /** The expression `(…columns) => function …`. */
  text(): string {
    const body = filled(this.#outline, (gap, index) => (this.#differs[index] === true ? this.#read(gap, index) : (this.#first[index] ?? '')));
    const parameters = this.columns().map(({ parameter }) => parameter);
    return `(${parameters.join(', ')}) => (${body})`;
  }

  #read(gap: Gap, index: number): string {
    const parameter = this.#parameter(gap, index);
    return gap.kind === 'stores' ? `for (let i = 0; i < ${parameter}.length; i++) b[p++] = ${parameter}.charCodeAt(i);` : parameter;
  }

  #parameter({ kind, reference }: Gap, index: number): string {
    if (reference === null) return `${kind === 'stores' ? 'bytes' : 'value'}$${index}`;
    return (this.#first[index] ?? '').replace(/\d+$/, `$${reference}`);
  }
}

/** The value that a unit has in a gap which is no reference: a string or a number. */
export function literalIn({ kind }: Gap, filling: string): unknown {
  return kind === 'stores' ? storedBytes(filling) : JSON.parse(filling);
}
