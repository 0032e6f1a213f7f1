import { Kind, Type, type TSchema } from '@sinclair/typebox';
import type { Problem as ProblemDetails } from '../shapes/problem.ts';
import type { Schema } from './infer/schema.ts';
import type { Decoded } from './infer/views.ts';

/** RFC 9457 problem details, as a client receives them. Declared beside the schema: one import brings both. */
export interface Problem extends ProblemDetails {}
/** The schema of `Problem`, `X` being its extension members. */
export interface ProblemSchema<X = {}> extends TSchema {
  [Kind]: 'Tenon:Problem';
  static: Problem & X;
}

const text = (description: string): object => Type.String({ description });

const Issue = Type.Object(
  {
    location: Type.Union(
      ['path', 'query', 'header', 'cookie', 'body'].map((place) => Type.Literal(place)),
      { description: 'Where in the request the value stood' },
    ),
    pointer: Type.String({ description: 'JSON pointer into the value' }),
    code: Type.String({ description: 'Stable code of the rule that was broken' }),
    message: Type.String({ description: 'What the rule asks for' }),
    parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'The rule in numbers' })),
  },
  { $id: 'ProblemIssue', description: 'One mistake in a value' },
);

const members = {
  type: { ...text('What kind of problem this is; about:blank when only the status says it'), format: 'uri-reference' },
  title: text('The kind of problem in a few words'),
  status: Type.Integer({ minimum: 100, maximum: 599, description: 'The status code' }),
  detail: text('What happened this time'),
  instance: { ...text('This occurrence'), format: 'uri-reference' },
  code: text('Stable code of the problem'),
  errors: Type.Array(Issue, { description: 'What is wrong with the request' }),
};

const base = {
  [Kind]: 'Tenon:Problem',
  type: 'object',
  description: 'Problem details (RFC 9457)',
  properties: members,
  required: ['title', 'status'],
};

/** The schema of problem details (RFC 9457). */
export const Problem: ProblemSchema = { ...base, $id: 'Problem' } as unknown as ProblemSchema; // `static` exists in types only

/**
 * The schema of problem details with extension members (RFC 9457 section 3.2).
 * A name (`$id`) of the members' schema becomes the name of the whole.
 */
export function problemWith<S extends Schema>(extension: S): ProblemSchema<Decoded<S>> {
  const {
    properties,
    required = [],
    $id,
    description = base.description,
  } = extension as { readonly properties?: object; readonly required?: readonly string[]; readonly $id?: string; readonly description?: string }; // read, then checked
  const schema =
    properties === undefined
      ? { [Kind]: 'Tenon:Problem', allOf: [Problem, extension] } // a union, an intersection: both hold
      : {
          ...base,
          description,
          properties: { ...members, ...properties },
          required: [...new Set([...base.required, ...required])],
          ...($id !== undefined && { $id }),
        };
  return schema as unknown as ProblemSchema<Decoded<S>>; // as above
}
