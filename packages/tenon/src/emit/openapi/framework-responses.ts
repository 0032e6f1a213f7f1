import type { RoutePlan } from '../../shapes/plan.ts';
import type { HeaderSource } from './merged-response.ts';
import { requiresCredentials } from './security.ts';
import { declaredResponses, parametersOf } from './setting.ts';

/** A problem that Tenon itself may answer with. */
export interface FrameworkResponse {
  readonly status: number;
  /** Its name among the shared responses. */
  readonly name: string;
  readonly description: string;
  readonly headers: readonly HeaderSource[];
  readonly appliesTo: (route: RoutePlan) => boolean;
}

const text = { type: 'string' };
const always = (): boolean => true;
/** Goes with every 401 that asks for credentials (RFC 9110 section 11.6.1). */
export const challenge: HeaderSource = {
  name: 'WWW-Authenticate',
  isRequired: true,
  isDeprecated: false,
  description: 'The schemes that would do',
  schema: text,
};
const retryAfter = {
  name: 'Retry-After',
  isRequired: false,
  isDeprecated: false,
  description: 'Seconds to wait before the next try',
  schema: { type: 'integer', minimum: 0 },
};
const acceptable = { name: 'Accept', isRequired: false, isDeprecated: false, description: 'The media types that are read here', schema: text };

/** Every problem of Tenon's own that an operation can meet, ascending. 404, 405 and 501 say that there is no operation. */
export const frameworkResponses: readonly FrameworkResponse[] = [
  { status: 400, name: 'BadRequest', description: 'The request cannot be read', headers: [], appliesTo: always },
  {
    status: 401,
    name: 'Unauthorized',
    description: 'Valid credentials are missing',
    headers: [challenge],
    appliesTo: ({ security }) => requiresCredentials(security),
  },
  { status: 403, name: 'Forbidden', description: 'A page of another origin may not ask for this', headers: [], appliesTo: ({ csrf }) => csrf !== null },
  { status: 406, name: 'NotAcceptable', description: 'No media type of the response is accepted', headers: [], appliesTo: hasSuccessContent },
  { status: 413, name: 'ContentTooLarge', description: 'The body is larger than allowed', headers: [], appliesTo: ({ body }) => body !== null },
  { status: 414, name: 'UriTooLong', description: 'The URI is longer than allowed', headers: [], appliesTo: always },
  {
    status: 415,
    name: 'UnsupportedMediaType',
    description: 'The body has another media type than declared',
    headers: [acceptable],
    appliesTo: ({ body }) => body !== null,
  },
  { status: 422, name: 'UnprocessableContent', description: 'Values of the request break rules of the schema', headers: [], appliesTo: hasRules },
  { status: 431, name: 'HeaderFieldsTooLarge', description: 'The headers are larger than allowed', headers: [], appliesTo: always },
  { status: 500, name: 'InternalServerError', description: 'The server failed', headers: [], appliesTo: always },
  { status: 503, name: 'ServiceUnavailable', description: 'The server is overloaded or stopping', headers: [retryAfter], appliesTo: always },
  { status: 504, name: 'GatewayTimeout', description: 'The answer took too long', headers: [], appliesTo: ({ limits }) => limits.timeoutMs > 0 },
];

function hasSuccessContent(route: RoutePlan): boolean {
  return declaredResponses(route).some(({ response }) => response.status < 300 && response.content !== null);
}

/** A query that refuses unknown names can fail without having any of its own. */
function hasRules(route: RoutePlan): boolean {
  return route.body !== null || parametersOf(route).length > 0 || route.query?.unknown === 'reject';
}
