import type { SchemaNode, SchemaObject } from '../../../shapes/schema.ts';
import type { Resolve } from '../discriminator.ts';

/** Keywords of an object that can be merged with others; notes are the outer one's. */
const mergeable = new Set(['type', 'properties', 'required', 'defaulted', 'title', 'description', 'examples', 'deprecated']);

/**
 * A closed intersection as one closed object: 3.0 has no `unevaluatedProperties`, and closed members of `allOf` would refuse each
 * other's properties. `null` for everything else.
 */
export function mergedObject(node: SchemaObject, resolve: Resolve): SchemaObject | null {
  const { unevaluatedProperties, allOf, properties = {}, required = [], ...around } = node;
  if (unevaluatedProperties !== false || allOf === undefined || Object.keys(around).some(evaluates)) return null;
  const members = allOf.map((part) => objectOf(part, resolve));
  if (members.some((member) => member === null)) return null;
  const all = [...(members as readonly SchemaObject[]), { properties, required }]; // none is null: the line above
  const byName = new Map<string, SchemaNode>();
  for (const [name, schema] of all.flatMap((member) => Object.entries(member.properties ?? {}))) {
    const known = byName.get(name);
    byName.set(name, known === undefined || JSON.stringify(known) === JSON.stringify(schema) ? schema : { allOf: [known, schema] });
  }
  const names = [...new Set(all.flatMap((member) => member.required ?? []))];
  return {
    ...around,
    type: 'object',
    properties: Object.fromEntries(byName),
    ...(names.length === 0 ? {} : { required: names }),
    additionalProperties: false,
  };
}

/** An object with nothing but members, references and intersections of such followed. */
function objectOf(node: SchemaNode | undefined, resolve: Resolve): SchemaObject | null {
  if (typeof node !== 'object') return null;
  if (node.$ref !== undefined) return Object.keys(node).length === 1 ? objectOf(resolve(node.$ref), resolve) : null;
  if (node.allOf !== undefined) return mergedObject({ ...node, unevaluatedProperties: false }, resolve);
  return node.type === 'object' && Object.keys(node).every((keyword) => mergeable.has(keyword)) ? node : null;
}

/** Keywords whose members a closed object would refuse, or that close it themselves. */
function evaluates(keyword: string): boolean {
  return ['$ref', 'anyOf', 'oneOf', 'if', 'then', 'else', 'not', 'dependentSchemas', 'patternProperties', 'additionalProperties'].includes(keyword);
}
