import type { ErrorMappingDeclaration } from '../shapes/declaration.ts';
import type { ProblemInit } from '../shapes/problem.ts';
import { declaration } from '../support/markers.ts';
import type { ErrorMapping, ResponseOptions, ResponseSpec, Schema, Unset } from './infer.ts';

/** A response with headers, a description or examples beside its body. */
export function response<B extends Schema | null, H extends Schema = Unset>(options: ResponseOptions<B, H>): ResponseSpec<B, H> {
  return Object.freeze({ [declaration]: Object.freeze({ ...options }) }) as unknown as ResponseSpec<B, H>; // `~response` exists as a type only
}

/**
 * Answers `status` with a problem whenever an error of this class is thrown below the scope that lists it. Members beside the
 * usual ones reach clients as extension members; declare them with `problemWith` to have them in the document.
 */
export function mapError<E, const S extends number, P extends ProblemInit>(type: abstract new (...args: never) => E, status: S, toProblem: (error: E) => P): ErrorMapping<S, Omit<P, keyof ProblemInit>> {
  const mapping: ErrorMappingDeclaration = { kind: 'error-mapping', type, status, toProblem };
  return Object.freeze({ [declaration]: Object.freeze(mapping) }) as unknown as ErrorMapping<S, Omit<P, keyof ProblemInit>>; // `~maps` exists as a type only
}
