import { isObject } from '../../document/json.ts';
import { matches } from './expression.ts';
import { below, type PlacedSchema } from './schemas.ts';
import type { Part } from './whole.ts';

/** The schemas that hold for a member of an object for which some schemas hold. */
export function memberSchemas(parts: readonly Part[], name: string): readonly PlacedSchema[] {
  const evaluated = parts.flatMap((part) => evaluatedBy(part, name));
  if (evaluated.length > 0) return evaluated;
  return parts.filter(({ schema }) => schema['unevaluatedProperties'] !== undefined).map((part) => below(part, 'unevaluatedProperties'));
}

function evaluatedBy(part: Part, name: string): readonly PlacedSchema[] {
  const { properties, patternProperties, additionalProperties } = part.schema;
  const own = isObject(properties) && Object.hasOwn(properties, name) ? [below(part, 'properties', name)] : [];
  const patterns = isObject(patternProperties) ? Object.keys(patternProperties).filter((pattern) => matches(pattern, name)) : [];
  const found = [...own, ...patterns.map((pattern) => below(part, 'patternProperties', pattern))];
  return found.length > 0 || additionalProperties === undefined ? found : [below(part, 'additionalProperties')];
}
