import { answerOf, type Emitted } from './answer.ts';
import type { Subject } from './subject.ts';

/** A subject and its inputs, as a bundle holds them: code that makes them when they are asked for. */
export interface BundledVector {
  readonly subject: Subject;
  readonly inputs: () => readonly unknown[];
}

/** What every emitted function answers to every input. */
export function answersOf(vectors: readonly BundledVector[], emitted: (subject: Subject, index: number) => Emitted): readonly (readonly string[])[] {
  return vectors.map(({ subject, inputs }, index) => {
    const it = emitted(subject, index);
    return inputs().map((input) => answerOf(subject, it, input));
  });
}
