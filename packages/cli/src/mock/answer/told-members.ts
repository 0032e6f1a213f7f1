import { STATUS_CODES } from 'node:http';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { PlacedSchema, Schemas } from '../data/schemas.ts';
import { memberVerdict } from '../data/sent-members.ts';
import { wordsOf } from '../data/words-of.ts';
import { echoed, type Making } from './making.ts';

/**
 * The same body with members that the request or the status tell: what was sent comes back, `GET /books/7` is answered with book 7.
 * What the schema does not accept stays away, and so does what the response has no member for.
 */
export function withToldMembers(value: Json, schema: PlacedSchema, mediaType: string, making: Making): Json {
  if (!isObject(value)) return value;
  const sent = sentMembers(value, schema, making);
  // At once first: one may be valid beside another one only.
  const whole = { ...value, ...Object.fromEntries(sent) };
  const isWhole = making.schemas.accepts(schema, whole);
  const told = [
    ...(isWhole ? [] : sent.map(([name, member]): Told => [name, [member]])),
    ...pathMembers(value, making),
    ...(mediaType === 'application/problem+json' ? problemMembers(making.status) : []),
  ];
  return told.reduce<JsonObject>(
    (body, [name, candidates]) => withMember(body, name, candidates, { schema, schemas: making.schemas }),
    isWhole ? whole : value,
  );
}

type Told = readonly [name: string, candidates: readonly Json[]];

/** What was sent and the answer has a member for: optional ones may not be in the value. */
function sentMembers(value: JsonObject, schema: PlacedSchema, making: Making): readonly (readonly [name: string, sent: Json])[] {
  return Object.entries(echoed(making) ?? {}).filter(
    (member) => Object.hasOwn(value, member[0]) || memberVerdict(schema, member, making.schemas) === 'accepts',
  );
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
