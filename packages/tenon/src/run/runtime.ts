import type { Runtime } from '../shapes/runtime.ts';
import { negotiate } from './accept.ts';
import { throughArounds } from './around.ts';
import { ByteSink, ResponseMismatch } from './bytes.ts';
import { challengeOf, credentialsOf, readCredentials, unauthorized } from './credentials.ts';
import { DependencyRequest, HandlerRequest } from './exchange.ts';
import type { ExplainContext } from './explain.ts';
import { invalid, InvalidInput } from './invalid-input.ts';
import { readJsonBody } from './json-body.ts';
import { problemBody } from './problems.ts';
import { addHeaders, Replied } from './reply.ts';

/** What emitted pipelines call. One per app: the sink is reused by every response, which no two fill at once. */
export function createRuntime(explaining: Omit<ExplainContext, 'limit'>): Runtime {
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
    invalid: (inputs) => invalid(inputs, explaining),
    sink: new ByteSink(),
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
