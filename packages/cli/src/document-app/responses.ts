import { response } from 'tenon';
import type { DocumentHeader, DocumentOperation, DocumentResponse } from './document-operation.ts';
import type { Warn } from './references.ts';
import { jsonOf, mediaTypeOf, receivedOf } from './media-types.ts';
import type { Schemas, TenonSchema } from './schemas.ts';
import { streamOf } from './streams.ts';

/** What responses are declared with. */
export interface ResponseSetting {
  readonly schemas: Schemas;
  readonly warn: Warn;
  /** Whether bodies that are no JSON are declared. */
  readonly hasAllBodies: boolean;
}

/** The responses of a route, by status. */
export function responsesOf({ responses, pointer }: DocumentOperation, setting: ResponseSetting): { readonly [status: number]: unknown } {
  const stated = new Set(responses.map(({ status }) => Number(status)));
  const declared = responses.flatMap((each) => {
    const statuses = statusesOf(each, responses).filter((status) => status === Number(each.status) || !stated.has(status));
    const isNothing = statuses.length === 0 && !each.status.startsWith('1');
    if (isNothing) setting.warn(`a response cannot have the status ${each.status}: it is left out`, each.pointer);
    const spec = statuses.length === 0 ? null : specOf(each, setting);
    return statuses.map((status) => [status, spec] as const);
  });
  if (declared.length === 0) setting.warn('it has no response with a status: 200 without a body stands in', `${pointer}/responses`);
  // The first of a status wins: ranges before `default`.
  return declared.length === 0 ? { 200: null } : Object.fromEntries(declared.toReversed());
}

/** The statuses of a range that APIs use. Others come to a caller like any that is not declared. */
const usual: Readonly<Record<string, readonly number[]>> = {
  '2': [200, 201, 202],
  '3': [301, 302, 303, 307, 308],
  '4': [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429],
  '5': [500, 501, 502, 503, 504],
};

function statusesOf({ status }: DocumentResponse, all: readonly DocumentResponse[]): readonly number[] {
  if (/^[2-5]\d\d$/.test(status)) return [Number(status)];
  const [, range = ''] = /^([2-5])XX$/i.exec(status) ?? [];
  if (status !== 'default') return usual[range] ?? [];
  const hasSuccess = all.some((each) => each.status.startsWith('2'));
  const ranges = all.flatMap((each) => (/^\dXX$/i.test(each.status) ? [each.status.charAt(0)] : []));
  return [hasSuccess ? [] : [200], usual['4'] ?? [], usual['5'] ?? []].flat().filter((each) => !ranges.includes(String(each).charAt(0)));
}

function specOf(each: DocumentResponse, setting: ResponseSetting): unknown {
  const json = jsonOf(each.contents);
  const body = bodyOf(each, setting);
  const headers = headersOf(each.headers, setting);
  const isPlain = headers === null && (json === undefined || mediaTypeOf(json) === 'application/json') && each.description === '';
  if (isPlain) return body;
  return response({
    body: body as null, // the type of a schema that is only known at run time
    ...(json !== undefined && { mediaType: mediaTypeOf(json) }),
    ...(each.description !== '' && { description: each.description }),
    ...(headers !== null && { headers: headers as never }), // as above
  });
}

function bodyOf({ contents, status, pointer }: DocumentResponse, { schemas, warn, hasAllBodies }: ResponseSetting): TenonSchema | null {
  const json = jsonOf(contents);
  const [other] = contents;
  if (other === undefined) return null;
  if (['204', '205', '304'].includes(status)) {
    warn(`a ${status} never has a body: it is left out`, pointer);
    return null;
  }
  if (json !== undefined) return schemas.of(json.schema, json.pointer);
  if (hasAllBodies) return ((status.startsWith('2') ? streamOf(other, schemas) : null) as TenonSchema | null) ?? receivedOf(other); // a stream stands where a schema does
  warn(`a response of ${other.mediaType} is not declared: it is none of JSON`, other.pointer);
  return null;
}

function headersOf(headers: readonly DocumentHeader[], { schemas }: ResponseSetting): TenonSchema | null {
  const own = headers.filter(({ name }) => name.toLowerCase() !== 'content-type');
  if (own.length === 0) return null;
  return {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema, pointer, description }) => [name, noted(schemas.of(schema, pointer), description)])),
    required: own.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  };
}

function noted(schema: TenonSchema, description: string | null): TenonSchema {
  return description === null || schema['$id'] !== undefined ? schema : { ...schema, description };
}
