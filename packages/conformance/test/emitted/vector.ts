import type { Subject } from './subject.ts';

/** A subject, inputs of its function, and what another judge says of each. */
export interface Vector {
  readonly title: string;
  readonly subject: Subject;
  readonly inputs: readonly unknown[];
  readonly expected: readonly string[];
}

/** How many vectors are made, and from which seed: the same seed makes the same. */
export interface Sampling {
  readonly seed: number;
  readonly count: number;
}
