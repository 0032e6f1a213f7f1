import type { ParameterPlace, ParameterPlan, ParameterStyle } from '../shapes/parameter.ts';
import type { SchemaNode, Schemas } from '../shapes/schema.ts';

/** The part of a parameter's style that must be said; absent members are as OpenAPI assumes. */
export interface StatedStyle {
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
}

const defaultStyles: Readonly<Record<ParameterPlace, ParameterStyle>> = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' };

/**
 * What differs from the defaults of the place. A single value is written alike with and without explode: nothing is said.
 * Source: OpenAPI 3.1 section 4.8.12.2.1 (`style`, `explode`).
 */
export function statedStyle({ in: place, style, explode, schema }: ParameterPlan, schemas: Schemas): StatedStyle {
  const isExplodeDefault = explode === (style === 'form') || isScalar(schema, schemas, 0);
  return { ...(style === defaultStyles[place] ? {} : { style }), ...(isExplodeDefault ? {} : { explode }) };
}

/** Whether a value is a text, a number, a boolean or null for sure. */
function isScalar(node: SchemaNode, schemas: Schemas, depth: number): boolean {
  if (typeof node === 'boolean' || depth > 20) return false;
  const types = typeof node.type === 'string' ? [node.type] : node.type;
  if (types !== undefined) return !types.includes('array') && !types.includes('object');
  const values = node.enum ?? (node.const === undefined ? undefined : [node.const]);
  if (values !== undefined) return values.every((value) => typeof value !== 'object' || value === null);
  if (node.$ref !== undefined) return isScalar(schemas.definitions.get(node.$ref) ?? true, schemas, depth + 1);
  const union = node.anyOf ?? node.oneOf;
  return union !== undefined
    ? union.every((part) => isScalar(part, schemas, depth + 1))
    : (node.allOf ?? []).some((part) => isScalar(part, schemas, depth + 1));
}
