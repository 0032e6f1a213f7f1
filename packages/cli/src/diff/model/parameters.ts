import { isObject } from '../../document/json.ts';
import type { Parameter } from './contract.ts';
import { lifeOf, schemaIn } from './parts.ts';
import { itemsOf, textOf, type Place } from './place.ts';

/** Headers that OpenAPI says are no parameters: other parts of the document speak of them. Source: OpenAPI 3.1 section 4.8.12.2. */
const ignored: readonly string[] = ['accept', 'content-type', 'authorization'];

/** The parameters of an operation with those of its path, which it may replace. */
export function parametersOf(pathItem: Place, operation: Place, path: string): readonly Parameter[] {
  const variables = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
  const all = [pathItem, operation].flatMap((place) => itemsOf(place, 'parameters')).map((place) => parameter(place, variables));
  return [...new Map(all.map((each) => [each.key, each])).values()].filter(
    ({ in: where, name }) => where !== 'header' || !ignored.includes(name.toLowerCase()),
  );
}

function parameter(place: Place, variables: readonly string[]): Parameter {
  const name = textOf(place, 'name') ?? '';
  const where = textOf(place, 'in') ?? '';
  return {
    key: keyOf(where, name, variables),
    in: where,
    name,
    pointer: place.pointer,
    isRequired: place.value['required'] === true || where === 'path',
    style: styleOf(place, where),
    life: lifeOf(place),
    schema: schemaIn(place),
  };
}

/** Callers fill path parameters in by position, so that their names may change. */
function keyOf(where: string, name: string, variables: readonly string[]): string {
  const position = where === 'path' ? variables.indexOf(name) : -1;
  if (position !== -1) return `path ${position}`;
  return `${where} ${where === 'header' ? name.toLowerCase() : name}`;
}

function styleOf(place: Place, where: string): string {
  if (isObject(place.value['content'])) return `content ${Object.keys(place.value['content']).join()}`;
  const style = textOf(place, 'style') ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple');
  const { explode } = place.value;
  const isExploded = typeof explode === 'boolean' ? explode : style === 'form';
  // Of a single value both are written the same.
  const { type } = typeof place.value['schema'] === 'object' && isObject(place.value['schema']) ? place.value['schema'] : {};
  const isSingle = type !== undefined && type !== 'array' && type !== 'object' && !Array.isArray(type) && (style === 'form' || style === 'simple');
  return isSingle ? style : `${style}${isExploded ? ', exploded' : ''}`;
}
