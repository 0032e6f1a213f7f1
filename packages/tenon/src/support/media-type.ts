/** A media type, parsed. */
export interface MediaType {
  /** In lower case: `multipart/form-data`. */
  readonly type: string;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

// RFC 9110 sections 5.6.2, 5.6.4, 5.6.6. Sticky, and no two parts can match the same text: linear.
const typePart = /[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const parameterPart =
  /[ \t]*;[ \t]*(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)|"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*)"))?/y;

/** A `Content-Type`; `null` for what is none, or says a parameter twice. Source: RFC 9110 section 8.3.1. */
export function mediaTypeOf(text: string): MediaType | null {
  typePart.lastIndex = 0;
  const type = typePart.exec(text)?.[0];
  if (type === undefined) return null;
  const parameters = new Map<string, string>();
  let at = type.length;
  while (at < text.length) {
    parameterPart.lastIndex = at;
    const found = parameterPart.exec(text);
    if (found === null) return /^[ \t]*$/.test(text.slice(at)) ? { type: type.toLowerCase(), parameters } : null;
    at += found[0].length;
    const [, name, token, quoted] = found;
    if (name === undefined) continue; // an empty one, as in `a/b;`
    if (parameters.has(name.toLowerCase())) return null;
    parameters.set(name.toLowerCase(), token ?? (quoted as string).replace(/\\(.)/g, '$1')); // the pattern has one of the two
  }
  return { type: type.toLowerCase(), parameters };
}

/** Whether a body of this type is a text in UTF-8 and nothing else is said of it, as of JSON (RFC 8259 section 8.1, section 11). */
export function isBareUtf8({ parameters }: MediaType): boolean {
  return [...parameters].every(([name, value]) => name === 'charset' && value.toLowerCase() === 'utf-8');
}
