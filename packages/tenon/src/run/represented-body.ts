import type { HttpRequest } from '../shapes/http.ts';
import type { Representation, RepresentationSetting } from '../shapes/representation.ts';
import { HttpError } from '../support/errors.ts';
import { isBareUtf8, mediaTypeOf, type MediaType } from '../support/media-type.ts';
import { nestsDeeper, tooDeep } from './invalid-input.ts';
import { cleaned, encodedBody, missingBody, parseJson, parseJsonText, type JsonBodyRules } from './json-body.ts';

/** What a body may come in, and the schema of the value in it. */
export interface BodyForms extends RepresentationSetting {
  readonly mediaTypes: readonly string[];
  /** In the same order; `null` is JSON. */
  readonly representations: readonly (Representation | null)[];
}

/**
 * Reads a body in one of its media types for `use`: what it is given is the value that JSON would hold; `undefined` when there
 * is none and none is required.
 * Throws, or rejects with: HttpError 400 (missing, not what its media type says), 413, 415.
 */
export function readRepresentedBody<Answer>(
  request: HttpRequest,
  rules: JsonBodyRules,
  forms: BodyForms,
  use: (body: unknown) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  if (!request.hasBody) return use(missingBody(rules));
  const { representation, parameters } = chosenOf(request.headers['content-type'], forms);
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && String(encoding).toLowerCase() !== 'identity') throw encodedBody;
  const go = (value: unknown): Answer | Promise<Answer> => use(representation === null || representation.form === 'bytes' ? value : tamed(value, rules));
  const later = (value: unknown): Answer | Promise<Answer> => (value instanceof Promise ? value.catch(refuse).then(go) : go(value));
  const strict = { ...rules, isTame: false };
  const head = { schema: forms.schema, schemas: forms.schemas, parameters, depth: rules.limits.jsonDepth, json: (text: string) => parseJsonText(text, strict) };
  if (representation?.readStream !== undefined) {
    const stream = boundedStream(request, rules.limits.bodyBytes);
    return later(reading(() => representation.readStream?.({ ...head, stream })));
  }
  const valueOf = (bytes: Uint8Array): unknown => {
    if (representation === null) return bytes.length === 0 ? missingBody(rules) : parseJson(bytes, strict);
    return reading(() => representation.read?.({ ...head, bytes }));
  };
  const read = request.readBody(rules.limits.bodyBytes);
  return read instanceof Promise ? read.then((bytes) => later(valueOf(bytes))) : later(valueOf(read));
}

/** As JSON is before it is checked: no deeper than allowed, no `-0`, no own `__proto__` that a merge could follow. */
function tamed(value: unknown, { limits, unknown }: JsonBodyRules): unknown {
  if (nestsDeeper(value, limits.jsonDepth)) throw tooDeep(limits.jsonDepth);
  return cleaned(value, unknown);
}

/** A body as it comes. Throws: HttpError body.too-large (413), body.incomplete (400). */
async function* boundedStream(request: HttpRequest, limitBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  const { body } = request.toWeb();
  let read = 0;
  try {
    for await (const chunk of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      read += chunk.length;
      if (read > limitBytes) throw new HttpError(413, 'body.too-large', `The body has more than ${limitBytes} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError(400, 'body.incomplete', 'The body ended too early');
  }
}

function reading(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return refuse(error);
  }
}

/** A decoder that throws was given what is not of its media type; what it says may hold the body. */
function refuse(error: unknown): never {
  throw error instanceof HttpError ? error : new HttpError(400, 'body.malformed', 'The body is not what its media type says');
}

function chosenOf(
  header: unknown,
  { mediaTypes, representations }: BodyForms,
): { readonly representation: Representation | null; readonly parameters: MediaType['parameters'] } {
  const said = typeof header === 'string' ? mediaTypeOf(header) : null;
  const found = said === null ? undefined : representations[mediaTypes.indexOf(said.type)];
  if (said === null || found === undefined || !hasCharset(found, said)) throw unsupported(mediaTypes);
  return { representation: found, parameters: said.parameters };
}

/** Texts are UTF-8 here; bytes are not texts, and of JSON nothing else can be said. */
function hasCharset(representation: Representation | null, said: MediaType): boolean {
  if (representation === null) return isBareUtf8(said);
  const charset = said.parameters.get('charset');
  return charset === undefined || representation.form === 'bytes' || charset.toLowerCase() === 'utf-8';
}

function unsupported(mediaTypes: readonly string[]): HttpError {
  const types = mediaTypes.join(', ');
  return new HttpError(415, 'body.media-type', `Send the body as ${types}, texts in UTF-8`, { accept: types });
}
