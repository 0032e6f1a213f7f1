import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';

/** The declared members of an object schema, references and intersections resolved. */
export interface Members {
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  readonly defaulted: ReadonlySet<string>;
  /** The schema's own word on undeclared members; `undefined` leaves it to the policy. */
  readonly additional: SchemaNode | undefined;
}

/** `null` when the schema is not simply an object with properties: a union, a record, a value of another type. */
export function membersOf(node: SchemaNode, schemas: Schemas): Members | null {
  const properties = new Map<string, SchemaNode>();
  const required = new Set<string>();
  const defaulted = new Set<string>();
  let additional: SchemaNode | undefined;
  const visit = (part: SchemaNode, depth: number): boolean => {
    if (typeof part === 'boolean' || depth > 20) return false;
    if (part.$ref !== undefined) return visit(schemas.definitions.get(part.$ref) ?? false, depth + 1);
    if (!isSimple(part)) return false;
    for (const inner of part.allOf ?? []) if (!visit(inner, depth + 1)) return false;
    for (const [name, schema] of Object.entries(part.properties ?? {})) properties.set(name, schema);
    for (const name of part.required ?? []) required.add(name);
    for (const name of part.defaulted ?? []) defaulted.add(name);
    additional = part.additionalProperties ?? part.unevaluatedProperties ?? additional;
    return part.properties !== undefined || part.allOf !== undefined;
  };
  return visit(node, 0) ? { properties, required, defaulted, additional } : null;
}

const unions: readonly (keyof SchemaObject)[] = ['anyOf', 'oneOf', 'not', 'if', 'patternProperties', 'dependentSchemas', 'foreign', 'codec', 'enum', 'const'];

function isSimple(node: SchemaObject): boolean {
  if (node.type !== undefined && node.type !== 'object') return false;
  for (const keyword of unions) if (node[keyword] !== undefined) return false;
  return true;
}
