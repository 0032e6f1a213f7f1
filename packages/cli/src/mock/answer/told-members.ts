import { STATUS_CODES } from 'node:http';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { PlacedSchema, Schemas } from '../data/schemas.ts';
import { wordsOf } from '../data/words-of.ts';
import type { Making } from './making.ts';

/**
 * The same body with members that the request or the status tell: what was sent comes back, `GET /books/7` is answered with book 7.
 * What the schema does not accept stays away, and so does what the response has no member for.
 */
export function withToldMembers(value: Json, schema: PlacedSchema, mediaType: string, making: Making): Json {
  if (!isObject(value)) return value;
  const told = [
    ...sentMembers(value, making),
    ...pathMembers(value, making),
    ...(mediaType === 'application/problem+json' ? problemMembers(making.status) : []),
  ];
  return told.reduce<JsonObject>((body, [name, candidates]) => withMember(body, name, candidates, { schema, schemas: making.schemas }), value);
}

type Told = readonly [name: string, candidates: readonly Json[]];

/** A thing that is made or changed is what the caller says. */
function sentMembers(value: JsonObject, { requestBody, status }: Making): readonly Told[] {
  if (!isObject(requestBody) || status >= 300) return [];
  return Object.entries(requestBody).flatMap(([name, sent]): Told[] => (Object.hasOwn(value, name) ? [[name, [sent]]] : []));
}

/** A member named like a parameter, or `id` for the last one, where that is called `bookId` or `id`. */
function pathMembers(value: JsonObject, { params }: Making): readonly Told[] {
  return params.flatMap(([name, text], index): Told[] => {
    const isLastId = index === params.length - 1 && wordsOf(name).at(-1) === 'id';
    const member = [name, ...(isLastId ? ['id'] : [])].find((each) => Object.hasOwn(value, each));
    return member === undefined ? [] : [[member, [...(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? [Number(text)] : []), text]]];
  });
}

/** RFC 9457 section 3.1: `status` is that of the response, and `about:blank` goes with its phrase. */
function problemMembers(status: number): readonly Told[] {
  return [
    ['type', ['about:blank']],
    ['title', [STATUS_CODES[status] ?? 'Unknown']],
    ['status', [status]],
  ];
}

function withMember(
  value: JsonObject,
  name: string,
  candidates: readonly Json[],
  { schema, schemas }: { readonly schema: PlacedSchema; readonly schemas: Schemas },
): JsonObject {
  const found = candidates.map((candidate) => ({ ...value, [name]: candidate })).find((body) => schemas.accepts(schema, body));
  return found ?? value;
}
