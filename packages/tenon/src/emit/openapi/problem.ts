import type { SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';

/** The component that every problem of Tenon's own refers to, and what else it needs; by name. */
export interface ProblemComponent {
  readonly name: string;
  readonly definitions: readonly (readonly [name: string, node: SchemaNode])[];
}

/**
 * The component for problem details. An app that has given its name to something else makes it step aside.
 * Source: RFC 9457 section 3; the members that Tenon sends are those of shapes/problem.ts.
 */
export function problemComponent({ definitions }: Schemas): ProblemComponent {
  const isFree = (name: string, own: SchemaObject): boolean => isSameShape(definitions.get(name) ?? own, own);
  const isOwn = isFree('Problem', problemOf('')) && isFree('ProblemIssue', issue);
  const [name, issueName] = isOwn ? ['Problem', 'ProblemIssue'] : ['ProblemDetails', 'ProblemDetailsIssue'];
  return {
    name,
    definitions: [
      [name, problemOf(issueName)],
      [issueName, issue],
    ],
  };
}

const issue: SchemaObject = {
  type: 'object',
  description: 'One mistake in a value',
  properties: {
    location: { type: 'string', enum: ['path', 'query', 'header', 'cookie', 'body'], description: 'Where in the request the value stood' },
    pointer: { type: 'string', description: 'JSON pointer into the value' },
    code: { type: 'string', description: 'Stable code of the rule that was broken' },
    message: { type: 'string', description: 'What the rule asks for' },
    parameters: { type: 'object', additionalProperties: true, description: 'The rule in numbers' },
  },
  required: ['location', 'pointer', 'code', 'message'],
};

/** Open: extension members (RFC 9457 section 3.2) are problems' own business, and clients must ignore unknown ones. */
function problemOf(issueName: string): SchemaObject {
  return {
    type: 'object',
    description: 'Problem details (RFC 9457)',
    properties: {
      type: { type: 'string', format: 'uri-reference', description: 'What kind of problem this is; about:blank when only the status says it' },
      title: { type: 'string', description: 'The kind of problem in a few words' },
      status: { type: 'integer', minimum: 100, maximum: 599, description: 'The status code' },
      detail: { type: 'string', description: 'What happened this time' },
      instance: { type: 'string', format: 'uri-reference', description: 'This occurrence' },
      code: { type: 'string', description: 'Stable code of the problem' },
      errors: { type: 'array', items: { $ref: issueName }, description: 'What is wrong with the request' },
    },
    required: ['title', 'status'],
    additionalProperties: true,
  };
}

function isSameShape(node: SchemaNode, own: SchemaObject): boolean {
  return typeof node === 'object' && membersText(node) === membersText(own);
}

function membersText({ properties = {}, required = [] }: SchemaObject): string {
  return JSON.stringify([Object.keys(properties).sort(), [...required].sort()]);
}
