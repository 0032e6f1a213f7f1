import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import type { Code, UnitWriter } from '../support/code.ts';
import type { Kind, View } from './names.ts';

/**
 * Writes one keyword of a schema as a boolean expression over `place.value`, which is already known to be of a kind that
 * the keyword judges; `null` when every such value passes.
 */
export type Emit = (node: SchemaObject, place: EmitPlace) => string | null;

/** Where an expression will stand, and how to write what is inside it. */
export interface EmitPlace {
  readonly writer: UnitWriter;
  readonly code: Code;
  readonly schemas: Schemas;
  readonly view: View;
  /** An identifier. */
  readonly value: string;
  /** The kind that the value is known to have here. */
  readonly kind: Kind | null;
  /** Whether `value`, an identifier, satisfies `node`. */
  check(node: SchemaNode, value: string): string;
  /**
   * What one expression cannot say, as a unit called with this place's value.
   * @param key Whatever the text depends on, as JSON; equal keys are one unit.
   * @param write Writes statements that return false or fall through, which means true.
   */
  call(hint: string, key: unknown, write: (place: EmitPlace) => void): string;
  /** The identifier of the validator of a foreign schema. */
  delegate(node: SchemaObject): string;
}

/** Joins expressions by `&&`; `null` when there are none. */
export function all(expressions: readonly (string | null)[]): string | null {
  const real = expressions.filter((expression) => expression !== null && expression !== 'true');
  if (real.length === 0) return null;
  return real.includes('false') ? 'false' : real.join(' && ');
}

/** Joins expressions by `||`, in parentheses. */
export function some(expressions: readonly string[]): string {
  if (expressions.includes('true')) return 'true';
  const real = expressions.filter((expression) => expression !== 'false');
  if (real.length === 0) return 'false';
  return `(${real.map(group).join(' || ')})`;
}

/** An expression that can stand beside any operator. */
export function group(expression: string): string {
  return /^[\w.]+$/.test(expression) ? expression : `(${expression})`;
}
