import type { Rules, Spot } from '../rule.ts';
import { listOf } from '../schema-facts.ts';
import type { Survey } from '../survey.ts';

const bounds = ['exclusiveMinimum', 'exclusiveMaximum'] as const;

/** Keywords of 2020-12 that 3.0 does not know. Source: OpenAPI 3.0.4 section 4.7.24.1. */
const modern = [
  '$anchor',
  '$comment',
  '$defs',
  '$dynamicAnchor',
  '$dynamicRef',
  '$id',
  '$schema',
  'const',
  'contains',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'examples',
  'if',
  'maxContains',
  'minContains',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const;

/** Idioms of one version in a document of another: the label says what readers look for. */
export const schemaVersions = {
  'schema-nullable-obsolete': {
    severity: 'error',
    summary: 'A schema of 3.1 or later has "nullable", which is of 3.0',
    advice: 'write "type": ["string", "null"], or anyOf with { "type": "null" }: "nullable" has no effect',
    versions: ['3.1', '3.2'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        if (typeof value['nullable'] === 'boolean') yield { path: [...path, 'nullable'], message: '"nullable" has no effect since 3.1' };
    },
  },
  'schema-bound-boolean': {
    severity: 'error',
    summary: 'A schema of 3.1 or later has a boolean exclusive bound, which is of 3.0',
    advice: 'write the bound itself: "exclusiveMinimum": 0 in place of "minimum": 0',
    versions: ['3.1', '3.2'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const name of bounds) if (typeof value[name] === 'boolean') yield { path: [...path, name], message: `"${name}" is a number since 3.1` };
    },
  },
  'schema-example-obsolete': {
    severity: 'hint',
    summary: 'A schema of 3.1 or later has "example", which is deprecated',
    advice: 'write "examples": [ … ]',
    versions: ['3.1', '3.2'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        if (value['example'] !== undefined) yield { path: [...path, 'example'], message: '"example" of a schema is deprecated since 3.1' };
    },
  },
  'schema-keyword-needs-3-1': {
    severity: 'error',
    summary: 'A schema of 3.0 has a keyword that came with 3.1: const, examples, prefixItems, if, …',
    advice: 'write it in the words of 3.0 (const is an enum of one), or say "openapi": "3.1.1": readers of 3.0 ignore it',
    versions: ['3.0'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const name of modern) if (Object.hasOwn(value, name)) yield { path: [...path, name], message: `"${name}" came with 3.1` };
    },
  },
  'schema-type-needs-3-1': {
    severity: 'error',
    summary: 'A schema of 3.0 has a list of types, or the type null',
    advice: 'write one type, and "nullable": true',
    versions: ['3.0'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        if (Array.isArray(value['type']) || value['type'] === 'null')
          yield { path: [...path, 'type'], message: `"type": ${JSON.stringify(value['type'])} came with 3.1` };
    },
  },
  'schema-bound-numeric': {
    severity: 'error',
    summary: 'A schema of 3.0 has a numeric exclusive bound, which is of 3.1',
    advice: 'write "minimum": 0, "exclusiveMinimum": true',
    versions: ['3.0'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const name of bounds) if (typeof value[name] === 'number') yield { path: [...path, name], message: `"${name}" is a boolean in 3.0` };
    },
  },
  'reference-siblings': {
    severity: 'warning',
    summary: 'A reference of 3.0 has members beside it, which are ignored',
    advice: 'wrap it: "allOf": [{ "$ref": … }] beside the others',
    versions: ['3.0'],
    find: siblings,
  },
  'schema-items-list': {
    severity: 'error',
    summary: 'A schema has a list of "items", which is of an older JSON Schema',
    advice: 'write "prefixItems" and "items": false in 3.1, one schema in 3.0',
    *find({ sites }) {
      for (const { path, value } of sites('Schema')) if (Array.isArray(value['items'])) yield { path: [...path, 'items'], message: '"items" is one schema' };
    },
  },
  'schema-examples-form': {
    severity: 'error',
    summary: '"examples" of a schema is no list',
    advice: 'write a list of values; the map with "value" is for contents and parameters',
    versions: ['3.1', '3.2'],
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        if (value['examples'] !== undefined && !Array.isArray(value['examples']))
          yield { path: [...path, 'examples'], message: '"examples" of a schema is a list' };
    },
  },
  'schema-type-unknown': {
    severity: 'error',
    summary: 'A schema has a type that JSON does not have: Date, bigint, file, …',
    advice: 'write a type of JSON, and a format: a date is { "type": "string", "format": "date-time" }, a file "binary"',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const type of Array.isArray(value['type']) ? listOf(value['type']) : value['type'] === undefined ? [] : [value['type']])
          if (!types.includes(type)) yield { path: [...path, 'type'], message: `there is no type ${JSON.stringify(type)}` };
    },
  },
} as const satisfies Rules;

const types: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** Descriptions beside a reference are meant for people, who see them in the text. */
function* siblings({ references }: Survey): Iterable<Spot> {
  for (const { path, from } of references) {
    if (path.at(-1) !== '$ref' || from.kind === 'PathItem') continue;
    const others = Object.keys(from.value).filter((name) => name !== '$ref' && !name.startsWith('x-'));
    if (others.length > 0)
      yield { path: path.slice(0, -1), message: `${others.map((name) => `"${name}"`).join(', ')} beside "$ref" ${others.length === 1 ? 'is' : 'are'} ignored` };
  }
}
