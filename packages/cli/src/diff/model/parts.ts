import { isObject, memberOf, type Json } from '../../document/json.ts';
import type { Body, Header, Life, Response } from './contract.ts';
import { entriesOf, inside, textOf, type Place } from './place.ts';
import type { SchemaRef } from './shape.ts';

/** How long something is meant to live. */
export function lifeOf(place: Place): Life {
  return { isDeprecated: place.value['deprecated'] === true, sunset: textOf(place, 'x-sunset'), stability: textOf(place, 'x-stability-level') };
}

/** The body of a request. */
export function bodyOf(place: Place): Body {
  return { pointer: place.pointer, isRequired: place.value['required'] === true, content: contentOf(place) };
}

/** A response. */
export function responseOf(place: Place): Response {
  const headers = entriesOf(inside(place, 'headers')).filter(([name]) => name.toLowerCase() !== 'content-type');
  return { pointer: place.pointer, content: contentOf(place), headers: new Map(headers.map(([name, header]) => [name.toLowerCase(), headerOf(name, header)])) };
}

function headerOf(name: string, place: Place): Header {
  return { name, pointer: place.pointer, isRequired: place.value['required'] === true, schema: schemaIn(place) };
}

/** The schemas of media types; the names without case, and without the blanks around parameters. */
function contentOf(place: Place): ReadonlyMap<string, SchemaRef> {
  return new Map(entriesOf(inside(place, 'content')).map(([name, media]) => [name.toLowerCase().replaceAll(/\s*;\s*/g, '; '), schemaIn(media)]));
}

/** The schema of a parameter, a header or a media type, wherever it stands; where there is none, anything is valid. */
export function schemaIn(place: Place): SchemaRef {
  const [media] = entriesOf(inside(place, 'content')).map(([, part]) => part);
  const owner = media ?? place;
  // Before 3.2 a stream is a text to readers, and says beside it what its items are.
  for (const keyword of ['x-itemSchema', 'schema', 'itemSchema']) {
    const raw = owner.value[keyword];
    if (isObject(raw) || typeof raw === 'boolean') return { raw: withData(raw), pointer: `${owner.pointer}/${keyword}` };
  }
  return { raw: true, pointer: owner.pointer };
}

/** An event whose data is JSON, as its readers see it. OpenAPI 3.2 section 4.14.4. */
function withData(raw: SchemaRef['raw']): SchemaRef['raw'] {
  const properties = memberOf(raw as Json, 'properties');
  const data = memberOf(properties, 'data');
  const parsed = memberOf(data, 'contentSchema') ?? memberOf(data, 'x-contentSchema');
  return parsed === undefined || !isObject(raw) || !isObject(properties) ? raw : { ...raw, properties: { ...properties, data: parsed } };
}
