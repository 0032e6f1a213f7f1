import fc from 'fast-check';
import type { SchemaNode, SchemaObject, Schemas } from '../../src/shapes/schema.ts';

/** A schema with the definitions it refers to. */
export interface RandomSchema {
  readonly node: SchemaNode;
  readonly schemas: Schemas;
}

/** Few names, so that keywords meet: two that every object inherits. */
export const memberNames = ['a', 'b', 'c', 'toString', 'constructor'] as const;
/** Texts whose lengths in UTF-16 and code points differ, and some that formats accept. */
export const texts = [
  '',
  'a',
  'ab',
  'abcd',
  '😀',
  '😀😀',
  'a😀',
  '2020-02-30',
  '2020-02-29',
  'constructor',
  'user@example.com',
  '127.0.0.1',
  '2026-01-31T09:00:00Z',
  '-1',
  '12',
  'AQ==',
] as const;
/** Numbers around the bounds that schemas use. */
export const numbers = [-1, 0, 1, 1.5, 2, 3, 4, 6, 2 ** 53] as const;

const name = fc.constantFrom(...memberNames);
const small = fc.nat(3);
const bound = fc.constantFrom(...numbers);
const json = fc.oneof(
  fc.constantFrom(...texts, ...numbers),
  fc.constantFrom(null, true, false),
  fc.constantFrom([], [1], [1, 'a'], {}, { a: 1 }, { b: [1], a: 1 }),
);
const type = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'string', 'integer');
const pattern = fc.constantFrom('^a', 'b$', '^.$', '^[a-c]+$', '^con', '\\p{Emoji_Presentation}');
const format = fc.constantFrom('date', 'date-time', 'email', 'ipv4', 'uuid', 'uri', 'no-such-format', 'int32');
const anything = { maxLength: 3 };

const { node } = fc.letrec<{ node: SchemaNode; inPlace: SchemaNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.constantFrom(true, false, {}), schemaOf(tie('node'), tie('inPlace'), 'D0')),
  // In place only D1 is referred to, whose own in-place parts refer to nothing: a circle there would never end.
  inPlace: fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.constantFrom(true, false, {}), schemaOf(tie('node'), tie('inPlace'), 'D1')),
}));

function schemaOf(inner: fc.Arbitrary<SchemaNode>, inPlace: fc.Arbitrary<SchemaNode>, reference: string): fc.Arbitrary<SchemaNode> {
  const branches = fc.array(inPlace, { minLength: 1, maxLength: 3 });
  const groups = [
    { type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })) },
    { const: json },
    { enum: fc.array(json, { minLength: 1, ...anything }) },
    { minimum: bound, maximum: bound },
    { exclusiveMinimum: bound, exclusiveMaximum: bound },
    { multipleOf: fc.constantFrom(1, 2, 3, 0.5) },
    { minLength: small, maxLength: small },
    { pattern },
    { format },
    { prefixItems: fc.array(inner, { minLength: 1, ...anything }), items: inner },
    { minItems: small, maxItems: small, uniqueItems: fc.boolean() },
    { contains: inner, minContains: small, maxContains: small },
    { properties: fc.dictionary(name, inner, { maxKeys: 3 }), required: fc.uniqueArray(name, anything), additionalProperties: inner },
    { patternProperties: fc.dictionary(pattern, inner, { maxKeys: 2 }), properties: fc.dictionary(name, inner, { maxKeys: 2 }), additionalProperties: inner },
    { minProperties: small, maxProperties: small, propertyNames: inner },
    { dependentRequired: fc.dictionary(name, fc.uniqueArray(name, anything), { maxKeys: 2 }), dependentSchemas: fc.dictionary(name, inPlace, { maxKeys: 2 }) },
    { allOf: branches },
    { anyOf: branches },
    { oneOf: branches },
    { not: inPlace },
    { if: inPlace, then: inPlace, else: inPlace },
    { $ref: fc.constant(reference) },
    { unevaluatedProperties: inner, properties: fc.dictionary(name, inner, { maxKeys: 2 }), allOf: branches, anyOf: branches },
    { unevaluatedItems: inner, prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }), anyOf: branches, contains: inner },
  ].map((group) => fc.record<Record<string, unknown>>(group as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] }));
  const whole = fc.array(fc.oneof(...groups), { minLength: 1, maxLength: 3 }).map((parts) => Object.assign({}, ...parts) as SchemaNode); // keywords above
  return whole.map(withoutCircle(reference));
}

/** `D0` may stand below a member only. */
function withoutCircle(reference: string): (schema: SchemaNode) => SchemaNode {
  return (schema) => (reference === 'D0' && typeof schema === 'object' && schema.$ref === 'D0' ? { ...schema, $ref: 'D1' } : schema);
}

/** A definition that refers to itself below members, one that refers to nothing in place, and a schema over both. */
export const randomSchema: fc.Arbitrary<RandomSchema> = fc.record({ node, first: node, second: node }).map(({ node, first, second }) => {
  const definitions = new Map<string, SchemaNode>([
    ['D0', { properties: { a: { $ref: 'D0' } }, items: { $ref: 'D0' }, allOf: [first] }],
    ['D1', without('$ref', second)],
  ]);
  return { node, schemas: { definitions, transforms: [] } };
});

/** The same without `unevaluatedItems`: Ajv counts items of branches that failed, or that only `items` or `contains` evaluated. */
export const comparableSchema: fc.Arbitrary<RandomSchema> = randomSchema.map(({ node, schemas }) => {
  const definitions = new Map([...schemas.definitions].map(([key, definition]) => [key, without('unevaluatedItems', definition)]));
  return { node: without('unevaluatedItems', node), schemas: { ...schemas, definitions } };
});

function without(keyword: string, schema: SchemaNode): SchemaNode {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === keyword ? undefined : value))) as SchemaNode; // was one
}

/** The schema as Ajv reads it. */
export function toJsonSchema({ node, schemas }: RandomSchema): object | boolean {
  const $defs = Object.fromEntries([...schemas.definitions].map(([key, definition]) => [key, pointed(definition)]));
  return { $defs, allOf: [pointed(node)] };
}

function pointed(node: SchemaNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === '$ref' && typeof value === 'string') return `#/$defs/${value}`;
      return typeof value === 'object' && value !== null && 'prefixItems' in value && 'contains' in value ? withContainsApart(value as SchemaObject) : value;
    }),
  );
}

/** The same schema where Ajv understands it: `contains` beside `prefixItems` lets it accept every empty array. */
function withContainsApart(schema: SchemaObject): SchemaObject {
  const { contains, minContains, maxContains, ...others } = schema;
  return { ...others, allOf: [...(schema.allOf ?? []), { contains, minContains, maxContains } as SchemaObject] }; // what is undefined is not printed
}
