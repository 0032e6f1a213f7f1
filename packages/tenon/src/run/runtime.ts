import type { HttpRequest } from '../shapes/http.ts';
import type { Runtime } from '../shapes/runtime.ts';
import { negotiate } from './accept.ts';
import { throughArounds } from './around.ts';
import type { ByteSink } from './bytes.ts';
import { ResponseMismatch } from './response-mismatch.ts';
import { challengeOf, credentialsOf, readCredentials, schemeOf, unauthorized } from './credentials.ts';
import { DependencyRequest, HandlerRequest, type Exchange } from './exchange.ts';
import type { ExplainContext } from './explain.ts';
import { invalid, InvalidInput } from './invalid-input.ts';
import { readJsonBody, type JsonBodyRules } from './json-body.ts';
import { problemBody, refusal } from './problems.ts';
import { addHeaders, Replied } from './reply.ts';
import { readRepresentedBody, type BodyForms } from './represented-body.ts';
import { represented, type RepresentedFacts } from './represented-response.ts';
import type { StreamFacts, Streams } from './streams/streams.ts';

/** What an app has one of. */
export interface RuntimeParts {
  /** Reused by every response, which no two fill at once. */
  readonly sink: ByteSink;
  readonly streams: Streams;
}

/** What emitted pipelines call. */
export function createRuntime(explaining: Omit<ExplainContext, 'limit'>, { sink, streams }: RuntimeParts): Runtime {
  return {
    readCredentials,
    schemeOf,
    unauthorized,
    credentialsOf,
    challengeOf,
    negotiate,
    readJsonBody,
    readRepresentedBody: <Answer>(request: HttpRequest, rules: JsonBodyRules, forms: Omit<BodyForms, 'schemas'>, use: (body: unknown) => Answer) =>
      readRepresentedBody(request, rules, { ...forms, schemas: explaining.schemas }, use),
    represented: (exchange: Exchange, value: unknown, facts: RepresentedFacts) => {
      const { body, ...head } = represented(exchange.request, value, facts, explaining.schemas);
      return { ...head, body: body instanceof Uint8Array ? body : streams.bytes(body, exchange) };
    },
    throughArounds,
    addHeaders,
    problemBody,
    HandlerRequest,
    DependencyRequest,
    Replied,
    isThenable,
    bareResult,
    undeclaredStatus,
    wrongHeader: (name) => new ResponseMismatch(`/${name}`, 'a header value that its schema declares'),
    undecodable: (location) => new InvalidInput([{ location, pointer: '', code: 'transform', message: 'cannot be decoded' }]),
    invalid: (inputs) => refusal(invalid(inputs, explaining)),
    streamed: (source: unknown, exchange: Exchange, facts: StreamFacts) => streams.respond(source, exchange, facts),
    sink,
    takeBody: isNode() ? 'text' : 'bytes',
  };
}

/**
 * Whether node:http writes the responses, head and body of a latin-1 string in one system call. Others take bytes, and some of
 * those have a `Buffer` and a `process` too; what they do not have is Node's name.
 */
function isNode(): boolean {
  const { navigator, process } = globalThis as { readonly navigator?: { readonly userAgent?: string }; readonly process?: NodeJS.Process };
  const name = navigator?.userAgent ?? 'Node.js'; // Node 20 has no navigator
  return process?.versions?.node !== undefined && name.startsWith('Node.js');
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { readonly then?: unknown }).then === 'function';
}

function bareResult(): Error {
  return new ResponseMismatch('', 'reply(status, …): a bare value says no status here');
}

function undeclaredStatus(status: number): Error {
  return new ResponseMismatch('', `a declared status, not ${status}`);
}
