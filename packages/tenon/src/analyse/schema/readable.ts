import { kindOf } from './marks.ts';
import { isRawSchema } from './raw-schema.ts';

/** Why a value cannot be read as a schema. */
export interface Unreadable {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** What is wrong with a value in the place of a schema; null when it can be read. */
export function unreadable(schema: unknown): Unreadable | null {
  const isObject = (typeof schema === 'object' || typeof schema === 'function') && schema !== null;
  if (isObject && '~kind' in schema) return OTHER_TYPEBOX;
  if (isObject && '~standard' in schema) return STANDARD_SCHEMA;
  if (!isRawSchema(schema))
    return {
      code: 'schema.not-a-schema',
      message: `a schema is expected, not ${nounOf(schema)}`,
      advice: 'use t.Object(…) and its kin, or a JSON Schema object',
    };
  const kind = kindOf(schema);
  if (kind === undefined || JSON_KINDS.has(kind)) return null;
  const advice = OTHER_KINDS.get(kind);
  if (advice !== undefined) return { code: 'schema.not-json', message: `Type.${kind} has no JSON form`, advice };
  return {
    code: 'schema.unsupported',
    message: `the kind ${kind} is known to TypeBox's registry only`,
    advice: 'state its JSON form with Type.Unsafe, and a codec with Type.Transform',
  };
}

const OTHER_TYPEBOX: Unreadable = {
  code: 'schema.typebox-version',
  message: 'the schema comes from TypeBox 1.x (package typebox)',
  advice: 'use t of tenon, or Type of @sinclair/typebox 0.34',
};
const STANDARD_SCHEMA: Unreadable = {
  code: 'schema.unsupported',
  message: 'a Standard Schema cannot be printed as JSON Schema',
  advice: 'use t of tenon, Type of @sinclair/typebox 0.34, or a JSON Schema object',
};

const JSON_KINDS: ReadonlySet<string> = new Set([
  'Any',
  'Array',
  'Boolean',
  'Import',
  'Integer',
  'Intersect',
  'Literal',
  'Never',
  'Not',
  'Null',
  'Number',
  'Object',
  'Record',
  'Ref',
  'String',
  'TemplateLiteral',
  'This',
  'Tuple',
  'Union',
  'Unknown',
  'Unsafe',
  'Tenon:Date',
  'Tenon:BigInt',
  'Tenon:Bytes',
  'Tenon:File',
  'Tenon:Problem',
]);

const NO_BODY = 'leave the schema out; for a response without a body write null in its place';
const ABSENT = 'use t.Optional(…) for a member that may be absent, t.Null() for null';
const NOT_DATA = 'keep it out of schemas: only data travels';

const OTHER_KINDS: ReadonlyMap<string, string> = new Map([
  ['Date', 'use t.Date()'],
  ['BigInt', 'use t.BigInt()'],
  ['Uint8Array', 'use t.Bytes()'],
  ['RegExp', 'use t.String({ pattern })'],
  ['Undefined', ABSENT],
  ['Void', NO_BODY],
  ['Function', NOT_DATA],
  ['Constructor', NOT_DATA],
  ['Promise', NOT_DATA],
  ['Iterator', 'use t.Array(…)'],
  ['AsyncIterator', 'use t.Array(…)'],
  ['Symbol', 'use t.Literal(…) or t.String()'],
  ['Argument', NOT_DATA],
  ['Computed', 'take the type from its module with Import'],
  ['MappedKey', NOT_DATA],
  ['MappedResult', NOT_DATA],
]);

function nounOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
