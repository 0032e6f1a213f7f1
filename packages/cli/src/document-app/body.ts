import { t } from 'tenon';
import type { DocumentOperation } from './document-operation.ts';
import { jsonOf, type ResponseSetting } from './responses.ts';
import type { TenonSchema } from './schemas.ts';

/** The body of a route, `undefined` when it has none. */
export function bodyOf({ method, body }: DocumentOperation, { schemas, warn }: ResponseSetting): TenonSchema | undefined {
  if (body === null) return undefined;
  if (method === 'GET' || method === 'HEAD') {
    warn(`a ${method} request has no body (RFC 9110 section 9.3.1): it is left out`, body.pointer);
    return undefined;
  }
  const content = jsonOf(body.contents);
  if (content === undefined) {
    const [other] = body.contents;
    warn(other === undefined ? 'a body without a media type is left out' : `a body of ${other.mediaType} is not declared: calls have none`, body.pointer);
    return undefined;
  }
  const schema = schemas.of(content.schema, content.pointer);
  return body.isRequired ? schema : (t.Optional(schema as never) as TenonSchema); // t.Optional copies any schema and marks it
}
