import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import { setMember } from '../support/members.ts';

/** The declared members of an object schema, references and intersections resolved. */
export interface Members {
  readonly properties: Readonly<Record<string, SchemaNode>>;
  readonly required: readonly string[];
  readonly defaulted: readonly string[];
  /** The schema's own word on undeclared members; `undefined` leaves it to the policy. */
  readonly additional: SchemaNode | undefined;
}

/** `null` when the schema is not simply an object with properties: a union, a record, a value of another type. */
export function membersOf(node: SchemaNode, schemas: Schemas): Members | null {
  // Most are objects that say all by themselves: nothing is copied for these.
  if (typeof node === 'object' && node.properties !== undefined && node.$ref === undefined && node.allOf === undefined)
    return isSimple(node)
      ? { properties: node.properties, required: node.required ?? none, defaulted: node.defaulted ?? none, additional: additionalOf(node) }
      : null;
  return mergedMembers(node, schemas);
}

function mergedMembers(node: SchemaNode, schemas: Schemas): Members | null {
  const properties: Record<string, SchemaNode> = {};
  const required: string[] = [];
  const defaulted: string[] = [];
  let additional: SchemaNode | undefined;
  const visit = (part: SchemaNode, depth: number): boolean => {
    if (typeof part === 'boolean' || depth > 20) return false;
    if (part.$ref !== undefined) return visit(schemas.definitions.get(part.$ref) ?? false, depth + 1);
    if (!isSimple(part)) return false;
    for (const inner of part.allOf ?? []) if (!visit(inner, depth + 1)) return false;
    for (const [name, schema] of Object.entries(part.properties ?? {})) setMember(properties, name, schema);
    required.push(...(part.required ?? none));
    defaulted.push(...(part.defaulted ?? none));
    additional = additionalOf(part) ?? additional;
    return part.properties !== undefined || part.allOf !== undefined;
  };
  return visit(node, 0) ? { properties, required, defaulted, additional } : null;
}

function additionalOf({ additionalProperties, unevaluatedProperties }: SchemaObject): SchemaNode | undefined {
  return additionalProperties ?? unevaluatedProperties;
}

const none: readonly string[] = [];

const unions: readonly (keyof SchemaObject)[] = ['anyOf', 'oneOf', 'not', 'if', 'patternProperties', 'dependentSchemas', 'foreign', 'codec', 'enum', 'const'];

function isSimple(node: SchemaObject): boolean {
  if (node.type !== undefined && node.type !== 'object') return false;
  for (const keyword of unions) if (node[keyword] !== undefined) return false;
  return true;
}
