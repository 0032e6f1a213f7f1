import type { ProblemInit } from '../shapes/problem.ts';

const brand: unique symbol = Symbol.for('Tenon.problem');

/** A problem that was thrown. Recognised by a brand, so that two copies of Tenon understand each other. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly [brand] = true;
  readonly status: number;
  readonly problem: ProblemInit;

  constructor(status: number, init: ProblemInit) {
    super(init.title);
    this.status = status;
    this.problem = init;
  }
}

/** Whether a thrown value is a problem. */
export function isProblemError(thrown: unknown): thrown is ProblemError {
  return typeof thrown === 'object' && thrown !== null && brand in thrown;
}

/**
 * A problem to throw, at any depth, while a request is served.
 * The status must be declared by the route, its scopes or its dependencies: an undeclared one is answered with a logged 500.
 * @example throw problem(409, { title: 'Already borrowed' })
 */
export function problem(status: number, init: ProblemInit): ProblemError {
  return new ProblemError(status, init);
}
