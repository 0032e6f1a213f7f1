import type { ErrorMappingDeclaration } from '../shapes/declaration.ts';
import type { ProblemInit } from '../shapes/problem.ts';
import { declaration } from '../support/markers.ts';
import type { Decoded, ErrorMapping, ResponseOptions, ResponseSpec, Schema, Unset } from './infer.ts';
import { problemWith } from './problem-schema.ts';

/** A response with headers, a description or examples beside its body. */
export function response<B extends Schema | null, H extends Schema = Unset>(options: ResponseOptions<B, H>): ResponseSpec<B, H> {
  return Object.freeze({ [declaration]: Object.freeze({ ...options }) }) as unknown as ResponseSpec<B, H>; // `~response` exists as a type only
}

/**
 * Answers `status` with a problem whenever an error of this class is thrown below the scope that lists it. `members` declares
 * extension members (RFC 9457 section 3.2) that the problem has beside the usual ones.
 * @example mapError(OutOfStock, 409, ({ left }) => ({ title: 'Out of stock', left }), t.Object({ left: t.Integer() }))
 */
export function mapError<E, const S extends number, M extends Schema = Unset>(
  type: abstract new (...args: never) => E,
  status: S,
  toProblem: (error: E) => ProblemInit & Extension<M>,
  members?: M,
): ErrorMapping<S, Extension<M>> {
  const schema = members === undefined ? null : problemWith(members);
  const mapping: ErrorMappingDeclaration = { kind: 'error-mapping', type, status, toProblem, schema };
  return Object.freeze({ [declaration]: Object.freeze(mapping) }) as unknown as ErrorMapping<S, Extension<M>>; // `~maps` exists as a type only
}

type Extension<M> = M extends Unset ? {} : Decoded<M>;
