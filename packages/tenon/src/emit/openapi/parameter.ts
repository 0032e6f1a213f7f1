import type { ParameterPlan } from '../../shapes/parameter.ts';
import type { RoutePlan } from '../../shapes/plan.ts';
import { statedStyle } from '../parameter-style.ts';
import type { Direction } from './component-names.ts';
import { lines, present, type JsonObject } from './json.ts';
import { withoutNotes } from './lifted-notes.ts';
import type { DocumentSetting } from './setting.ts';

/**
 * A Parameter Object. What a schema says about the parameter as a whole stands beside it, not in it.
 * Source: OpenAPI 3.1 section 4.8.12.
 */
export function parameterOf(
  parameter: ParameterPlan,
  route: Pick<RoutePlan, 'segments'>,
  setting: DocumentSetting,
  direction: Direction = 'request',
): JsonObject {
  const { name, in: place, required, schema } = parameter;
  const { description, isDeprecated, rest } = withoutNotes(schema);
  const isRest = place === 'path' && route.segments.some((segment) => 'rest' in segment && segment.rest === name);
  return present({
    name,
    in: place,
    description: isRest ? withRestNote(description) : lines(description),
    required: required || place === 'path' ? true : undefined,
    deprecated: isDeprecated || undefined,
    ...statedStyle(parameter, setting.schemas),
    schema: setting.schema(rest, direction),
    'x-tenon-rest': isRest || undefined,
  });
}

/** OpenAPI 3.1 cannot say that a path parameter holds slashes: a sentence and a mark do. */
function withRestNote(description: string | undefined): string {
  const note = 'The rest of the path, slashes included.';
  return description === undefined ? note : `${lines(description)}\n\n${note}`;
}
