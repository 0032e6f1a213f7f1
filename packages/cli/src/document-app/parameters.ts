import { isObject, type Json } from '../document/json.ts';
import type { DocumentParameter, DocumentPlace } from './document-operation.ts';
import type { Followed, References } from './references.ts';

/** OpenAPI 3.1 section 4.8.12.2.1: how a parameter is written when it does not say. */
const defaultStyles: Readonly<Record<DocumentPlace, string>> = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' };

/** The parameters of an operation and of its path item; one of the operation replaces one of the item (OpenAPI 3.1 section 4.8.10). */
export function parametersOf(item: Followed, operation: Followed, references: References): readonly DocumentParameter[] {
  const all = [...listed(item, references), ...listed(operation, references)];
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

function listed({ value, pointer }: Followed, references: References): readonly DocumentParameter[] {
  const list = value['parameters'];
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((part, index) => {
    const found = references.follow(part, `${pointer}/parameters/${index}`);
    return found === null ? [] : parameterOf(found, references);
  });
}

function parameterOf({ value, pointer }: Followed, references: References): readonly DocumentParameter[] {
  const { name, in: place, style, explode } = value;
  if (typeof name !== 'string' || !isPlace(place)) {
    references.warn(`a parameter in ${JSON.stringify(place)} has no place in a call: it is left out`, pointer);
    return [];
  }
  const how = typeof style === 'string' ? style : defaultStyles[place];
  const [serialised] = isObject(value['content']) ? Object.keys(value['content']) : [];
  if (serialised !== undefined) references.warn(`the parameter ${name} is a text in the media type ${serialised}: a caller writes it`, pointer);
  return [
    {
      name,
      in: place,
      isRequired: place === 'path' || value['required'] === true,
      isDeprecated: value['deprecated'] === true,
      description: typeof value['description'] === 'string' ? value['description'] : null,
      style: how,
      explode: typeof explode === 'boolean' ? explode : how === 'form' || how === 'deepObject',
      schema: serialised === undefined ? (value['schema'] ?? { type: 'string' }) : { type: 'string' },
      isRest: value['x-tenon-rest'] === true,
      pointer: `${pointer}/schema`,
    },
  ];
}

function isPlace(place: Json | undefined): place is DocumentPlace {
  return typeof place === 'string' && Object.hasOwn(defaultStyles, place);
}
