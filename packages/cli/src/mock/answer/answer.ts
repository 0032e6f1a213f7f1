import Negotiator from 'negotiator';
import { bodyOf, isJson } from './body.ts';
import { choose, type Choice } from './choice.ts';
import { NotMocked, type Making } from './making.ts';
import type { MockedContent, MockedOperation, MockedResponse } from './mocked-operation.ts';
import { appliedText, preferencesOf } from './prefer.ts';
import { headersOf } from './response-headers.ts';

/** The part of a request that decides about a mock's answer. */
export interface MockedCall {
  /** As it was sent. */
  readonly path: string;
  readonly query: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** Path parameters as text, in the order of the path. */
  readonly params: readonly (readonly [name: string, text: string])[];
}

/** A response of a mock, whole. */
export interface MockedAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
}

/** What all answers of a mock share. */
export interface Mocking extends Pick<Making, 'schemas' | 'warn'> {
  /** What the user chose. */
  readonly seed: string;
}

/**
 * What a mock answers: the response asked for by `Prefer`, else the first success; its example, else data made from the schemas.
 * The same request, seed and document give the same bytes.
 */
export function answerOf(operation: MockedOperation, call: MockedCall, mocking: Mocking): MockedAnswer {
  const preferences = preferencesOf(call.headers['prefer']);
  const choice = choose(operation, preferences);
  if ('detail' in choice) return problem(400, 'mock.no-such-answer', choice.detail);
  const applied = appliedText(preferences);
  try {
    const made = madeOf(choice, call, makingOf(operation, choice, call, mocking));
    return applied === null ? made : { ...made, headers: [...made.headers, ['preference-applied', applied]] };
  } catch (error) {
    if (!(error instanceof NotMocked)) throw error;
    mocking.warn(`${operation.method} ${operation.path}: ${error.message}`);
    return problem(501, 'mock.no-valid-data', error.message);
  }
}

function makingOf({ method, path }: MockedOperation, { status }: Choice, call: MockedCall, { schemas, seed, warn }: Mocking): Making {
  return {
    schemas,
    seed: JSON.stringify([seed, method, path, call.path, call.query, status]),
    status,
    path: call.path,
    params: call.params,
    warn: (message) => warn(`${method} ${path}: ${message}`),
  };
}

function madeOf({ response, status, example }: Choice, { headers: { accept } }: MockedCall, making: Making): MockedAnswer {
  const content = isBodiless(status) ? null : (example?.content ?? acceptable(response, accept));
  const body = content === null ? null : bodyOf(content, example?.example ?? null, making);
  const type = content === null ? [] : [['content-type', concrete(content.mediaType)] as const];
  return { status, headers: [...type, ...headersOf(response.headers, body, making)], body: body?.bytes ?? null };
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** What the caller likes best of what there is, JSON where it likes all the same; the first when it likes none, as RFC 9110 section 12.1 allows. */
function acceptable({ contents }: MockedResponse, accept: string | string[] | undefined): MockedContent | null {
  const inOrder = contents.toSorted((one, other) => Number(isJson(other.mediaType)) - Number(isJson(one.mediaType)));
  const types = inOrder.map(({ mediaType }) => concrete(mediaType));
  const [best] = new Negotiator({ headers: { accept: String(accept ?? '*/*') } }).mediaTypes(types);
  return inOrder[best === undefined ? 0 : types.indexOf(best)] ?? null;
}

const concreteTypes: { readonly [range: string]: string } = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'text/*': 'text/plain',
  'image/*': 'image/png',
};

/** A document may declare a range, a response has a type. */
function concrete(mediaType: string): string {
  return Object.hasOwn(concreteTypes, mediaType) ? (concreteTypes[mediaType] ?? mediaType) : mediaType.replace('*', 'octet-stream');
}

function problem(status: 400 | 501, code: string, detail: string): MockedAnswer {
  const title = status === 400 ? 'The mock has no such answer' : 'The mock cannot make this answer';
  return { status, headers: [['content-type', 'application/problem+json']], body: new TextEncoder().encode(JSON.stringify({ title, status, detail, code })) };
}
