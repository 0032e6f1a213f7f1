import { byText, lines, present, presentOrNothing, type JsonObject } from './json.ts';

/** One origin of a response, printed: the route, a dependency, or Tenon itself. */
export interface ResponseSource {
  /** `null` where nobody wrote one. */
  readonly description: string | null;
  readonly content: { readonly mediaType: string; readonly schema: JsonObject; readonly examples: JsonObject } | null;
  readonly headers: readonly HeaderSource[];
}

/** One header of a response. */
export interface HeaderSource {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly schema: JsonObject;
}

/**
 * One Response Object for all origins of a status: whoever answers, it says what may come.
 * Bodies that differ are alternatives; a header is required when no origin answers without it.
 */
export function mergedResponse(sources: readonly ResponseSource[], fallback: string): JsonObject {
  const description = sources.find((source) => source.description !== null)?.description ?? fallback;
  return present({ description: lines(description), headers: presentOrNothing(headersOf(sources)), content: presentOrNothing(contentOf(sources)) });
}

function headersOf(sources: readonly ResponseSource[]): JsonObject {
  const all = sources.flatMap(({ headers }) => headers);
  // RFC 9110 section 5.1: field names are case-insensitive. The first spelling stands.
  const names = [...new Map(all.toReversed().map(({ name }) => [name.toLowerCase(), name])).values()].sort(byText);
  return Object.fromEntries(names.map((name) => {
    const same = all.filter((header) => header.name.toLowerCase() === name.toLowerCase());
    const isRequired = same.length === sources.length && same.every((header) => header.isRequired);
    const description = same.find((header) => header.description !== undefined)?.description;
    return [name, present({ description: description === undefined ? undefined : lines(description), required: isRequired || undefined, schema: alternatives(same.map(({ schema }) => schema)) })];
  }));
}

function contentOf(sources: readonly ResponseSource[]): JsonObject {
  const contents = sources.flatMap(({ content }) => (content === null ? [] : [content]));
  const mediaTypes = [...new Set(contents.map(({ mediaType }) => mediaType))];
  return Object.fromEntries(mediaTypes.map((mediaType) => {
    const same = contents.filter((content) => content.mediaType === mediaType);
    const examples = Object.fromEntries(same.toReversed().flatMap((content) => Object.entries(content.examples))); // the first of a name wins
    return [mediaType, present({ schema: alternatives(same.map(({ schema }) => schema)), examples: presentOrNothing(examples) })];
  }));
}

/** Equal schemas once; different ones as alternatives. */
function alternatives(schemas: readonly JsonObject[]): JsonObject {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only] = distinct;
  return only !== undefined && distinct.length === 1 ? only : { anyOf: distinct };
}
