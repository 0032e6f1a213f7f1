import { t } from 'tenon';
import type { DocumentContent, DocumentOperation } from './document-operation.ts';
import { jsonOf, mediaTypeOf, sentOf } from './media-types.ts';
import type { ResponseSetting } from './responses.ts';
import type { TenonSchema } from './schemas.ts';

/** The body of a route. */
export interface DeclaredBody {
  readonly schema: TenonSchema;
  readonly mediaType: string;
}

/** The body of a route, `null` when it has none. */
export function bodyOf({ method, body }: DocumentOperation, setting: ResponseSetting): DeclaredBody | null {
  if (body === null) return null;
  if (method === 'GET' || method === 'HEAD') {
    setting.warn(`a ${method} request has no body (RFC 9110 section 9.3.1): it is left out`, body.pointer);
    return null;
  }
  const declared = declaredOf(body.contents, body.pointer, setting);
  if (declared === null || body.isRequired) return declared;
  return { ...declared, schema: t.Optional(declared.schema as never) as TenonSchema }; // t.Optional copies any schema and marks it
}

function declaredOf(contents: readonly DocumentContent[], pointer: string, { schemas, warn, hasAllBodies }: ResponseSetting): DeclaredBody | null {
  const json = jsonOf(contents);
  if (json !== undefined) return { schema: schemas.of(json.schema, json.pointer), mediaType: mediaTypeOf(json) };
  const [other] = contents;
  if (other !== undefined && hasAllBodies) return sentOf(other, schemas);
  warn(other === undefined ? 'a body without a media type is left out' : `a body of ${other.mediaType} is taken unchecked: only JSON is checked`, pointer);
  return null;
}
