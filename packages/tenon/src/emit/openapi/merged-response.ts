import type { Extensions, Link } from '../../shapes/documentation.ts';
import { byText, lines, present, presentOrNothing, type JsonObject } from './json.ts';

/** One origin of a response, printed: the route, a dependency, or Tenon itself. */
export interface ResponseSource {
  /** `null` where nobody wrote one. */
  readonly description: string | null;
  /** By media type; none is no body. */
  readonly contents: readonly MediaTypeSource[];
  readonly headers: readonly HeaderSource[];
  readonly links: { readonly [name: string]: Link };
  readonly extensions: Extensions;
}

/** A body, printed. */
export interface MediaTypeSource extends Partial<Record<SchemaMember, JsonObject>> {
  readonly mediaType: string;
  readonly examples: JsonObject;
}
/** Of the body as a whole; of each of its items, since 3.2 and before. */
type SchemaMember = (typeof schemaMembers)[number];
const schemaMembers = ['schema', 'itemSchema', 'x-itemSchema'] as const;

/** One header of a response. */
export interface HeaderSource {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
  readonly schema: JsonObject;
}

/**
 * One Response Object for all origins of a status: whoever answers, it says what may come.
 * Bodies that differ are alternatives; a header is required when no origin answers without it.
 */
export function mergedResponse(sources: readonly ResponseSource[], fallback: string): JsonObject {
  const description = sources.find((source) => source.description !== null)?.description ?? fallback;
  const lastFirst = sources.toReversed(); // the first of a name wins
  const links = Object.fromEntries(lastFirst.flatMap((source) => Object.entries(source.links)));
  return present({
    description: lines(description),
    headers: presentOrNothing(headersOf(sources)),
    content: presentOrNothing(contentOf(sources)),
    links: presentOrNothing(Object.fromEntries(Object.entries(links).map(([name, link]) => [name, linkOf(link)]))),
    ...Object.assign({}, ...lastFirst.map(({ extensions }) => extensions)),
  });
}

/** A Link Object. Source: OpenAPI 3.1 section 4.8.20. */
function linkOf({ operationId, parameters, requestBody, description }: Link): JsonObject {
  return present({ operationId, parameters, requestBody, description: lines(description) });
}

function headersOf(sources: readonly ResponseSource[]): JsonObject {
  const byName = new Map<string, HeaderSource[]>();
  for (const header of sources.flatMap(({ headers }) => headers)) {
    const name = header.name.toLowerCase(); // RFC 9110 section 5.1: field names are case-insensitive
    byName.set(name, [...(byName.get(name) ?? []), header]);
  }
  const headers = [...byName.values()].map((same) => [same[0]?.name ?? '', headerOf(same, sources.length)] as const);
  return Object.fromEntries(headers.sort(([left], [right]) => byText(left, right)));
}

function headerOf(same: readonly HeaderSource[], origins: number): JsonObject {
  const description = same.find((header) => header.description !== undefined)?.description;
  return present({
    description: lines(description),
    required: (same.length === origins && same.every(({ isRequired }) => isRequired)) || undefined,
    deprecated: same.every(({ isDeprecated }) => isDeprecated) || undefined,
    schema: alternatives(same.map(({ schema }) => schema)),
  });
}

function contentOf(sources: readonly ResponseSource[]): JsonObject {
  const contents = sources.flatMap((source) => source.contents);
  const mediaTypes = [...new Set(contents.map(({ mediaType }) => mediaType))];
  return Object.fromEntries(
    mediaTypes.map((mediaType) => {
      const same = contents.filter((content) => content.mediaType === mediaType);
      const examples = Object.fromEntries(same.toReversed().flatMap((content) => Object.entries(content.examples))); // the first of a name wins
      const said = schemaMembers.flatMap((member) => {
        const schemas = same.flatMap((content): readonly JsonObject[] => (content[member] === undefined ? [] : [content[member]]));
        return schemas.length === 0 ? [] : [[member, alternatives(schemas)] as const];
      });
      return [mediaType, present({ ...Object.fromEntries(said), examples: presentOrNothing(examples) })];
    }),
  );
}

/** Equal schemas once; different ones as alternatives. */
function alternatives(schemas: readonly JsonObject[]): JsonObject {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only] = distinct;
  return only !== undefined && distinct.length === 1 ? only : { anyOf: distinct };
}
