import type { DocumentContent } from './document-operation.ts';
import { platform } from './platform.ts';
import type { Schemas, TenonSchema } from './schemas.ts';

/** The JSON among the media types of a body, parameters aside. */
export function jsonOf(contents: readonly DocumentContent[]): DocumentContent | undefined {
  const json = contents.filter((content) => /^application\/(?:[\w.+-]+\+)?json$/.test(mediaTypeOf(content)));
  return json.find((content) => mediaTypeOf(content) === 'application/json') ?? json[0];
}

/** The media type without parameters, in lower case; one for anything is JSON to us. */
export function mediaTypeOf({ mediaType }: DocumentContent): string {
  const [type = ''] = mediaType.toLowerCase().split(';');
  return type.trim() === '*/*' ? 'application/json' : type.trim();
}

/** How a client takes a body that is no JSON, and the media type that it sends. */
export function sentOf(content: DocumentContent, schemas: Schemas): { readonly mediaType: string; readonly schema: TenonSchema } {
  const mediaType = mediaTypeOf(content);
  if (mediaType === 'multipart/form-data') return { mediaType, schema: { anyOf: [platform('FormData'), schemas.form(content.schema, content.pointer)] } };
  if (mediaType === 'application/x-www-form-urlencoded')
    return { mediaType, schema: { anyOf: [platform('URLSearchParams'), schemas.form(content.schema, content.pointer)] } };
  if (isText(mediaType)) return { mediaType, schema: { type: 'string' } };
  // A range is no media type of a request: bytes of an unknown one, unless a Blob says its own.
  const sent = mediaType.includes('*') ? 'application/octet-stream' : mediaType;
  return { mediaType: sent, schema: { anyOf: (['Blob', 'Uint8Array', 'ArrayBuffer', 'ReadableStream'] as const).map(platform) } };
}

/** What a client gives for a body that is no JSON. It reads `text/…` as text, the rest as bytes, and leaves streams unread. */
export function receivedOf(content: DocumentContent): TenonSchema {
  if (['text/event-stream', 'application/jsonl'].includes(mediaTypeOf(content))) return platform('ReadableStream');
  return mediaTypeOf(content).startsWith('text/') ? { type: 'string' } : platform('Uint8Array');
}

function isText(mediaType: string): boolean {
  return mediaType.startsWith('text/') || /[/+](?:xml|yaml|x-yaml|jsonl|x-ndjson|json-seq|graphql|javascript|sql)$/.test(mediaType);
}
