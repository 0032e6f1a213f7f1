import type { Rules } from '../rule.ts';
import type { OperationSite } from '../operations.ts';

/** Names of methods in clients. */
export const operationIds = {
  'operation-id-missing': {
    severity: 'warning',
    summary: 'An operation has no operationId',
    advice: 'name it: clients call their method by it, and make up a name that changes with the path otherwise',
    *find({ operations }) {
      for (const { value, path, label, under } of operations)
        if (under === 'paths' && value['operationId'] === undefined) yield { path, message: `${label} has no operationId` };
    },
  },
  'operation-id-duplicate': {
    severity: 'error',
    summary: 'Two operations have one operationId',
    advice: 'rename one: it must be unique in the document',
    *find({ operations }) {
      const first = new Map<string, OperationSite>();
      for (const operation of operations) {
        const { operationId: id } = operation.value;
        if (typeof id !== 'string') continue;
        const known = first.get(id);
        if (known === undefined) first.set(id, operation);
        else yield { path: [...operation.path, 'operationId'], message: `${known.label} has the operationId ${JSON.stringify(id)}, too` };
      }
    },
  },
  'operation-id-not-identifier': {
    severity: 'warning',
    summary: 'An operationId is no identifier of a programming language',
    advice: 'use letters, digits and _ only, as in booksGet: each generator replaces other characters in its own way',
    *find({ operations }) {
      for (const { value, path } of operations) {
        const { operationId: id } = value;
        if (typeof id === 'string' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(id))
          yield { path: [...path, 'operationId'], message: `the operationId ${JSON.stringify(id)} is no identifier` };
      }
    },
  },
  'webhook-operation-id-missing': {
    severity: 'hint',
    summary: 'An operation of a webhook has no operationId',
    advice: 'name it: generated handlers are called by it',
    *find({ operations }) {
      for (const { value, path, key, under } of operations)
        if (under === 'webhooks' && value['operationId'] === undefined) yield { path, message: `the webhook ${key} has no operationId` };
    },
  },
} as const satisfies Rules;
