import { isObject, memberOf, type Json } from '../../document/json.ts';
import type { MadeBody } from './body.ts';
import { datedHeaders } from './dated-headers.ts';
import { generated, NotMocked, validExample, type Making } from './making.ts';
import type { MockedHeader } from './mocked-operation.ts';

/** Names and values of the declared headers: their examples, else made from their schemas. */
export function headersOf(headers: readonly MockedHeader[], body: MadeBody | null, making: Making): readonly (readonly [string, string])[] {
  return headers
    .filter(({ name }) => !isFraming(name))
    .flatMap((header) => {
      const text = headerText(header, body, making);
      return text === null ? [] : [[header.name.toLowerCase(), text] as const];
    });
}

/** What the server itself says. */
function isFraming(name: string): boolean {
  return /^(?:content-length|transfer-encoding|connection|keep-alive|upgrade|trailer|date)$/i.test(name);
}

/** Null for an optional header that no value was found for. */
function headerText(header: MockedHeader, body: MadeBody | null, making: Making): string | null {
  const example = validExample(header.examples, header.schema, making);
  if (example !== undefined) return textOf('text' in example ? example.text : example.value);
  const usual = usualValue(header, body, making);
  if (usual !== undefined) return textOf(usual);
  try {
    return header.schema === null ? 'mock' : textOf(generated(header.schema, making, { name: header.name }));
  } catch (error) {
    if (error instanceof NotMocked && !header.isRequired) {
      making.warn(`${error.message}: the optional header ${header.name} is left out`);
      return null;
    }
    throw error;
  }
}

/** Headers whose values mean something to programs: where a new thing is, how to tell a version, dates. */
function usualValue({ name, schema }: MockedHeader, body: MadeBody | null, { path, schemas, seed, deprecated }: Making): Json | undefined {
  const id = memberOf(body?.value, 'id');
  const usual: Readonly<Record<string, string | undefined>> = {
    ...datedHeaders(deprecated),
    location: typeof id === 'string' || typeof id === 'number' ? `${path.replace(/\/$/, '')}/${encodeURIComponent(id)}` : path,
    'set-cookie': 'session=mock; Path=/; HttpOnly',
    etag: `"${Buffer.from(seed).toString('base64url').slice(-12)}"`,
  };
  const value = Object.hasOwn(usual, name.toLowerCase()) ? usual[name.toLowerCase()] : undefined;
  return value !== undefined && (schema === null || schemas.accepts(schema, value)) ? value : undefined;
}

/** The style `simple`, without explode. OpenAPI 3.1 section 4.8.21. */
function textOf(value: Json): string {
  if (Array.isArray(value)) return (value as readonly Json[]).map(textOf).join(',');
  if (isObject(value))
    return Object.entries(value)
      .map(([name, part]) => `${name},${textOf(part)}`)
      .join(',');
  // A header holds one line of Latin-1.
  return String(value)
    .replaceAll(/[^\t\x20-\x7e\xa0-\xff]+/g, ' ')
    .trim();
}
