import { createRequire } from 'node:module';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import type { Code } from '../../support/code.ts';
import { definitionOf } from '../../keywords/definition.ts';
import type { Delegate } from '../../keywords/explainer.ts';
import { foreignKey } from '../../keywords/foreign.ts';
import { formats } from '../../keywords/formats.ts';
import { subschemasOf } from '../../keywords/subschemas.ts';

const delegates = new WeakMap<Code, Map<string, Delegate>>();

/** The validators that the checks of a `Code` delegate to, by `foreignKey`: what `explain` needs to look them up. */
export function delegatesOf(code: Code): ReadonlyMap<string, Delegate> {
  return tableOf(code);
}

/** The validator of a foreign schema, compiled on first use, which is when its check is emitted: at boot. */
export function delegateFor(node: SchemaObject, code: Code): Delegate {
  const table = tableOf(code);
  const key = foreignKey(node);
  const known = table.get(key);
  if (known !== undefined) return known;
  const delegate = compile(node.foreign);
  table.set(key, delegate);
  return delegate;
}

/** Whether a part of a schema, also behind references, is left to Ajv. */
export function isDelegated(node: SchemaNode, schemas: Schemas): boolean {
  const seen = new Set<SchemaNode>();
  const visit = (next: SchemaNode): boolean => {
    if (typeof next === 'boolean' || seen.has(next)) return false;
    seen.add(next);
    if (next.foreign !== undefined) return true;
    return (next.$ref !== undefined && visit(definitionOf(next.$ref, schemas))) || subschemasOf(next).some(visit);
  };
  return visit(node);
}

function tableOf(code: Code): Map<string, Delegate> {
  const table = delegates.get(code) ?? new Map<string, Delegate>();
  delegates.set(code, table);
  return table;
}

// Loaded on first use: importing Ajv takes 24 ms of every start, and few apps delegate anything.
// One instance per schema, so that equal identifiers in two foreign schemas cannot meet.
function compile(schema: unknown): Delegate {
  const library = createRequire(import.meta.url)('ajv/dist/2020.js') as { readonly Ajv2020: typeof Ajv2020 }; // by its typings
  const ajv = new library.Ajv2020({
    strict: false,
    strictNumbers: true,
    ownProperties: true,
    allErrors: false,
    messages: false,
    validateSchema: false,
    logger: false,
    formats: Object.fromEntries(
      [...formats].map(([name, { kind, test }]) => [name, kind === 'string' ? { type: 'string', validate: test } : { type: 'number', validate: test }]),
    ),
  });
  return ajv.compile(schema as object) as Delegate; // shapes/schema.ts: a JSON Schema; the typed error list is wider
}
