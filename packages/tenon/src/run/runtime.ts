import type { Runtime } from '../shapes/runtime.ts';
import { negotiate } from './accept.ts';
import { throughArounds } from './around.ts';
import { ResponseMismatch, type ByteSink } from './bytes.ts';
import { challengeOf, credentialsOf, readCredentials, unauthorized } from './credentials.ts';
import { DependencyRequest, HandlerRequest, type Exchange } from './exchange.ts';
import type { ExplainContext } from './explain.ts';
import { invalid, InvalidInput } from './invalid-input.ts';
import { readJsonBody } from './json-body.ts';
import { problemBody, refusal } from './problems.ts';
import { addHeaders, Replied } from './reply.ts';
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
    unauthorized,
    credentialsOf,
    challengeOf,
    negotiate,
    readJsonBody,
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
    // Node writes head and body of a latin-1 string in one system call.
    takeBody: typeof Buffer === 'undefined' ? 'bytes' : 'text',
  };
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
