import { SchemaTable } from '../analyse/schema/schema-table.ts';
import type { Decoded, Schema, Unset, Wire } from '../declare/infer.ts';
import { explain } from '../run/explain.ts';
import type { Mistake } from '../shapes/mistake.ts';
import { DeclarationError } from '../support/errors.ts';

/** A JSON value that satisfies a schema: dates and big integers stay text. */
export type JsonOf<S, Otherwise> = S extends Unset ? Otherwise : Wire<Decoded<S>>;

/**
 * Whether a JSON value satisfies a schema, for values that no request brings: claims, data of sessions.
 * Throws: DeclarationError when the schema has mistakes.
 */
export function checkOf(schema: Schema, at: string): (value: unknown) => boolean {
  const mistakes: Mistake[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake));
  const node = table.add(schema, { at, hint: 'Value' });
  const schemas = table.finish();
  if (table.hasForeign) {
    const advice = 'use other keywords: here is no Ajv that could check them';
    mistakes.push({ code: 'schema.unsupported', at, message: 'the schema has keywords that only Ajv knows', advice });
  }
  if (mistakes.length > 0) throw new DeclarationError(mistakes);
  return (value) => explain(node, value, { schemas, limit: 1 }).length === 0;
}
