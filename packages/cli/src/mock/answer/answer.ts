import Negotiator from 'negotiator';
import { bodyOf, isJson } from './body.ts';
import { choose, type Choice } from './choice.ts';
import { NotMocked, type Making } from './making.ts';
import type { MockedContent, MockedOperation } from './mocked-operation.ts';
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
  /** Read as JSON; absent where there is none. */
  readonly body?: unknown;
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
    const making = makingOf(operation, choice, call, mocking);
    const content = contentOf(choice, call.headers['accept']);
    if (content !== null && 'acceptable' in content) return notAcceptable(content.acceptable);
    const made = madeOf(choice, content, making);
    return applied === null ? made : { ...made, headers: [...made.headers, ['preference-applied', applied]] };
  } catch (error) {
    if (!(error instanceof NotMocked)) throw error;
    mocking.warn(`${operation.method} ${operation.path}: ${error.message}`);
    return problem(501, 'mock.no-valid-data', error.message);
  }
}

function makingOf({ method, path, deprecated }: MockedOperation, { status }: Choice, call: MockedCall, { schemas, seed, warn }: Mocking): Making {
  return {
    schemas,
    seed: JSON.stringify([seed, method, path, call.path, call.query, status]),
    status,
    path: call.path,
    params: call.params,
    requestBody: call.body,
    deprecated,
    warn: (message) => warn(`${method} ${path}: ${message}`),
  };
}

function madeOf({ response, status, example }: Choice, content: MockedContent | null, making: Making): MockedAnswer {
  const body = content === null ? null : bodyOf(content, example?.example ?? null, making);
  const type = content === null ? [] : [['content-type', concrete(content.mediaType)] as const];
  return { status, headers: [...type, ...headersOf(response.headers, body, making)], body: body?.bytes ?? null };
}

/** What a caller likes best of what there is, JSON where it likes all the same. An error comes whatever is liked. */
function contentOf(
  { response, status, example }: Choice,
  accept: string | string[] | undefined,
): MockedContent | null | { readonly acceptable: readonly string[] } {
  if (isBodiless(status) || response.contents.length === 0) return null;
  if (example !== null) return example.content;
  const inOrder = response.contents.toSorted((one, other) => Number(isJson(other.mediaType)) - Number(isJson(one.mediaType)));
  const types = inOrder.map(({ mediaType }) => concrete(mediaType));
  // An empty list names nothing that is wanted: it is read as no wish at all.
  const [best] = new Negotiator({ headers: { accept: String(accept ?? '') || '*/*' } }).mediaTypes(types);
  if (best === undefined && status < 400) return { acceptable: types };
  return inOrder[best === undefined ? 0 : types.indexOf(best)] ?? null;
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
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

/** As a Tenon server says it. */
function notAcceptable(types: readonly string[]): MockedAnswer {
  return problem(406, 'accept.not-acceptable', `This can be had as ${types.join(', ')}`);
}

const titles = { 400: 'The mock has no such answer', 406: 'Not Acceptable', 501: 'The mock cannot make this answer' } as const;

function problem(status: keyof typeof titles, code: string, detail: string): MockedAnswer {
  const body = new TextEncoder().encode(JSON.stringify({ title: titles[status], status, detail, code }));
  return { status, headers: [['content-type', 'application/problem+json']], body };
}
