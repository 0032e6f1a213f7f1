import { isObject, memberOf } from '../../document/json.ts';
import type { OperationSite, ResponseSite } from '../operations.ts';
import type { Rules } from '../rule.ts';

const redirects = ['301', '302', '303', '307', '308'];

/** Responses: which there must be, and what they may hold. */
export const responses = {
  'responses-empty': {
    severity: 'error',
    summary: 'An operation declares no response',
    advice: 'declare the responses that callers get, at least one for success',
    *find({ operations, version }) {
      for (const { value, path, label } of operations) {
        const { responses: declared } = value;
        if (isObject(declared) ? statusesOf(declared).length === 0 : declared === undefined && version === '3.0')
          yield { path, message: `${label} declares no response` };
      }
    },
  },
  'response-status-invalid': {
    severity: 'error',
    summary: 'A response is under a key that is no status',
    advice: 'use "200", "2XX" (a capital X) or "default"',
    *find({ sites }) {
      for (const { value, path } of sites('Responses'))
        for (const status of statusesOf(value))
          if (!/^(?:[1-5](?:\d\d|XX)|default)$/.test(status)) yield { path: [...path, status], message: `${JSON.stringify(status)} is no status` };
    },
  },
  'response-description-missing': {
    severity: 'error',
    summary: 'A response has no description',
    advice: 'say what it means: the specification requires it before 3.2, and tools refuse documents without it',
    versions: ['3.0', '3.1'],
    *find({ sites }) {
      for (const { value, path } of sites('Response'))
        if (value['description'] === undefined) yield { path, message: `the response ${path.at(-1)} has no description` };
    },
  },
  'response-success-missing': {
    severity: 'warning',
    summary: 'An operation declares responses, and none for success',
    advice: 'declare the 2XX or 3XX response: clients have no type for success otherwise',
    *find({ operations, version }) {
      for (const { value, path, label, responses: all } of operations)
        if (!all.some(isSuccess) && !isDefaultOnly(all) && (all.length > 0 || (value['responses'] === undefined && version !== '3.0')))
          yield { path, message: `${label} declares no response for success` };
    },
  },
  'response-default-only': {
    severity: 'warning',
    summary: 'An operation declares the default response alone',
    advice: 'declare concrete statuses beside it: generators skip "default", or take it for the error',
    *find({ operations }) {
      for (const { path, label, responses: all } of operations)
        if (isDefaultOnly(all)) yield { path: [...path, 'responses'], message: `${label} declares the default response alone` };
    },
  },
  'response-client-error-missing': {
    severity: 'hint',
    summary: 'An operation declares no 4XX response',
    advice: "declare what callers get for their mistakes, or a default response: it is most of a client's work",
    *find({ operations }) {
      for (const { path, label, under, responses: all } of operations)
        if (under === 'paths' && all.length > 0 && !all.some(({ status }) => /^4|^default$/.test(status)))
          yield { path: [...path, 'responses'], message: `${label} declares no 4XX response` };
    },
  },
  'response-success-divergent': {
    severity: 'hint',
    summary: 'An operation has success responses with different schemas',
    advice: 'answer with one schema where you can: some generators take the first and forget the others',
    *find({ operations }) {
      for (const operation of operations) {
        const schemas = successSchemas(operation);
        if (schemas.size > 1) yield { path: [...operation.path, 'responses'], message: `${operation.label} has ${schemas.size} schemas for success` };
      }
    },
  },
  'response-body-forbidden': {
    severity: 'error',
    summary: 'A response has content where HTTP allows none',
    advice: 'remove "content", or use another status',
    *find({ operations }) {
      for (const { method, label, responses: all } of operations)
        for (const { status, path, value } of all)
          if (isObject(value['content']) && Object.keys(value['content']).length > 0 && (method === 'HEAD' || /^(?:1|204|205|304)/.test(status)))
            yield { path: [...path, 'content'], message: `${method === 'HEAD' ? 'a response to HEAD' : `a response ${status}`} of ${label} has no content` };
    },
  },
  'response-location-missing': {
    severity: 'hint',
    summary: 'A redirect declares no Location header',
    advice: 'declare the header: clients that do not follow need it',
    *find({ operations }) {
      for (const { label, responses: all } of operations)
        for (const { status, path, value } of all)
          if (redirects.includes(status) && !headersOf(value).includes('location'))
            yield { path, message: `the response ${status} of ${label} declares no Location` };
    },
  },
  'response-unauthorized-missing': {
    severity: 'hint',
    summary: 'An operation needs credentials, and declares no 401 or 403 response',
    advice: 'declare what a caller gets without them',
    *find({ operations, document }) {
      for (const { value, path, label, under, responses: all } of operations)
        if (
          under === 'paths' &&
          needsCredentials(value['security'] ?? document['security']) &&
          all.length > 0 &&
          !all.some(({ status }) => /^(?:40[13]|4XX|default)$/.test(status))
        )
          yield { path: [...path, 'responses'], message: `${label} needs credentials, and declares no 401` };
    },
  },
} as const satisfies Rules;

function statusesOf(declared: object): readonly string[] {
  return Object.keys(declared).filter((status) => !status.startsWith('x-'));
}

function isSuccess({ status }: ResponseSite): boolean {
  return /^[23]|^101$/.test(status);
}

function isDefaultOnly(all: readonly ResponseSite[]): boolean {
  return all.length > 0 && all.every(({ status }) => status === 'default');
}

function successSchemas({ responses: all }: OperationSite): ReadonlySet<string> {
  const media = all.filter(({ status }) => status.startsWith('2')).flatMap(({ value }) => (isObject(value['content']) ? [value['content']] : []));
  const schemas = media.map((content) => memberOf(Object.entries(content).find(([type]) => /json/.test(type))?.[1], 'schema'));
  return new Set(schemas.filter((schema) => schema !== undefined).map((schema) => JSON.stringify(schema)));
}

function headersOf(response: ResponseSite['value']): readonly string[] {
  const { headers } = response;
  return isObject(headers) ? Object.keys(headers).map((name) => name.toLowerCase()) : [];
}

function needsCredentials(security: unknown): boolean {
  return Array.isArray(security) && security.length > 0 && security.every((alternative) => isObject(alternative) && Object.keys(alternative).length > 0);
}
