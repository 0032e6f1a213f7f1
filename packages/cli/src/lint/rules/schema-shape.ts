import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { Found } from '../../document/walk.ts';
import type { Rules } from '../rule.ts';
import { listOf, names, partsOf, propertiesOf, typesOf, wholeOf } from '../schema-facts.ts';
import type { Survey } from '../survey.ts';

const itemKeywords = ['items', 'prefixItems', 'contains', 'unevaluatedItems', 'const', 'enum'];

const pairs = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** Schemas that contradict themselves, or leave out what makes them useful. */
export const schemaShape = {
  'schema-items-missing': {
    severity: 'warning',
    summary: 'An array does not say what its items are',
    advice: 'add "items", {} for any value: 3.0 requires it, and clients get a list of unknown',
    *find(survey) {
      for (const { path, value, found } of survey.sites('Schema')) {
        if (!names(value, 'array')) continue;
        const parts = wholeOf(survey, found);
        if (!parts.some((part) => itemKeywords.some((name) => Object.hasOwn(part, name)))) yield { path, message: 'an array without "items"' };
      }
    },
  },
  'schema-required-undefined': {
    severity: 'warning',
    summary: 'A schema requires a property that it does not define',
    advice: 'define it under "properties", or correct the name',
    *find(survey) {
      for (const { path, value, found } of survey.sites('Schema')) {
        if (!Array.isArray(value['required']) || (typesOf(value).length > 0 && !names(value, 'object'))) continue;
        const [properties, isOpen] = propertiesAround(survey, found);
        for (const [index, name] of listOf(value['required']).entries())
          if (typeof name === 'string' && !isOpen && !properties.has(name))
            yield { path: [...path, 'required', index], message: `${JSON.stringify(name)} is required, and not defined` };
      }
    },
  },
  'schema-bounds-crossed': {
    severity: 'error',
    summary: 'A lower bound is above the upper one',
    advice: 'swap or correct them: no value is valid',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const [low, high] of pairs) {
          const [from, to] = [value[low], value[high]];
          if (typeof from === 'number' && typeof to === 'number' && from > to) yield { path: [...path, low], message: `${low} ${from} is above ${high} ${to}` };
        }
    },
  },
  'schema-keyword-ineffective': {
    severity: 'warning',
    summary: 'A keyword says nothing about values of the type beside it',
    advice: 'correct the type, or remove it: minLength is for strings, minimum for numbers, minItems for arrays',
    *find({ sites }) {
      for (const { path, value } of sites('Schema')) {
        const types = typesOf(value);
        if (types.length === 0) continue;
        for (const [name, forTypes] of typesByKeyword)
          // A boolean "required" is no list, which matters more.
          if (Object.hasOwn(value, name) && !(name === 'required' && typeof value[name] === 'boolean') && !forTypes.some((type) => types.includes(type)))
            yield { path: [...path, name], message: `"${name}" says nothing about the type ${types.join(', ')}` };
      }
    },
  },
  'schema-format-mismatch': {
    severity: 'warning',
    summary: 'A format is of another type',
    advice: 'correct one of them: int64 is for integers, date-time for strings',
    *find({ sites }) {
      for (const { path, value } of sites('Schema')) {
        const [types, format] = [typesOf(value), String(value['format'])];
        const forTypes = Object.hasOwn(typesByFormat, format) ? typesByFormat[format] : undefined;
        if (types.length > 0 && forTypes !== undefined && !forTypes.some((type) => types.includes(type)))
          yield { path: [...path, 'format'], message: `the format ${format} is not for the type ${types.join(', ')}` };
      }
    },
  },
  'schema-all-of-closed': {
    severity: 'warning',
    summary: 'A closed object of an allOf forbids what its siblings declare',
    advice: 'merge them into one object, or close the outer schema with "unevaluatedProperties": false (3.1)',
    *find(survey) {
      for (const { path, value } of survey.sites('Schema')) {
        const clash = closedClash(survey, value);
        if (clash !== null)
          yield {
            path: [...path, 'allOf', clash.index],
            message: `it forbids other members, and a sibling ${clash.isRequired ? 'requires' : 'declares'} ${JSON.stringify(clash.name)}`,
          };
      }
    },
  },
  'schema-one-way-twice': {
    severity: 'error',
    summary: 'A property is both readOnly and writeOnly',
    advice: 'keep one: it would be in no message',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        if (value['readOnly'] === true && value['writeOnly'] === true) yield { path, message: 'it is both readOnly and writeOnly' };
    },
  },
  'property-case-collision': {
    severity: 'hint',
    summary: 'Two properties differ in capitals and separators only',
    advice: 'rename one: generators make one field of both',
    *find({ sites }) {
      for (const { path, value } of sites('Schema')) {
        const first = new Map<string, string>();
        for (const name of isObject(value['properties']) ? Object.keys(value['properties']) : []) {
          const key = name.replaceAll(/[_-]/g, '').toLowerCase();
          const known = first.get(key);
          if (known === undefined || key === '') first.set(key, name);
          else yield { path: [...path, 'properties', name], message: `${JSON.stringify(name)} and ${JSON.stringify(known)} become one name in many languages` };
        }
      }
    },
  },
} as const satisfies Rules;

const number = ['number', 'integer'];
const typesByKeyword: readonly (readonly [string, readonly string[]])[] = [
  ...['minLength', 'maxLength', 'pattern'].map((name) => [name, ['string']] as const),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map((name) => [name, number] as const),
  ...['items', 'minItems', 'maxItems', 'uniqueItems', 'prefixItems'].map((name) => [name, ['array']] as const),
  ...['properties', 'additionalProperties', 'required', 'minProperties', 'maxProperties'].map((name) => [name, ['object']] as const),
];

/** Source: the format registry of the OpenAPI initiative, and JSON Schema 2020-12 section 7.3. Numbers may be written as text. */
const typesByFormat: { readonly [format: string]: readonly string[] } = {
  ...Object.fromEntries(['int32'].map((name) => [name, number])),
  ...Object.fromEntries(['int64', 'float', 'double'].map((name) => [name, [...number, 'string']])),
  ...Object.fromEntries(
    ['date-time', 'date', 'time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'uuid', 'byte', 'binary', 'password', 'regex'].map(
      (name) => [name, ['string']],
    ),
  ),
};

/** The members of the composition that a schema belongs to; open where any member may be there. */
function propertiesAround(survey: Survey, found: Found): readonly [ReadonlySet<string>, isOpen: boolean] {
  let root = found;
  while (root.parent?.kind === 'Schema' && isInComposition(root)) root = root.parent;
  const parts = everyPart(survey, root.value as Json); // a schema is JSON
  const isOpen = parts.some(
    (part) =>
      part['patternProperties'] !== undefined || isObject(part['additionalProperties']) || part['additionalProperties'] === true || isForeign(survey, part),
  );
  return [new Set(parts.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []))), isOpen];
}

function isForeign({ follow }: Survey, part: JsonObject): boolean {
  return typeof part['$ref'] === 'string' && follow(part) === undefined;
}

function isInComposition({ path }: Found): boolean {
  const [last, before] = [path.at(-1), path.at(-2)];
  return ['allOf', 'anyOf', 'oneOf', 'dependentSchemas'].includes(String(before)) || ['not', 'if', 'then', 'else'].includes(String(last));
}

/** What can apply to the same value: references and alternatives, too. */
function everyPart(survey: Survey, schema: Json | undefined, parts = new Set<JsonObject>()): readonly JsonObject[] {
  if (!isObject(schema) || parts.has(schema)) return [];
  parts.add(schema);
  if (typeof schema['$ref'] === 'string') everyPart(survey, survey.follow(schema), parts);
  for (const list of ['allOf', 'anyOf', 'oneOf']) for (const part of listOf(schema[list])) everyPart(survey, part, parts);
  for (const name of ['if', 'then', 'else', 'not']) everyPart(survey, schema[name], parts);
  return [...parts];
}

interface Clash {
  readonly index: number;
  readonly name: string;
  readonly isRequired: boolean;
}

function closedClash(survey: Survey, schema: JsonObject): Clash | null {
  const all = listOf(schema['allOf']);
  const clashes = all.flatMap((member, index) => {
    const closed = partsOf(survey, member).find((part) => part['additionalProperties'] === false && part['patternProperties'] === undefined);
    if (closed === undefined) return [];
    const { properties } = closed;
    const own = isObject(properties) ? properties : {};
    const siblings = [...all.filter((_, other) => other !== index), { ...schema, allOf: [] }];
    const others = siblings.flatMap((sibling) => [...propertiesOf(survey, sibling).keys()]);
    const required = new Set(siblings.flatMap((sibling) => partsOf(survey, sibling).flatMap((part) => listOf(part['required']))));
    return others.filter((name) => !Object.hasOwn(own, name)).map((name) => ({ index, name, isRequired: required.has(name) }));
  });
  return clashes.find(({ isRequired }) => isRequired) ?? clashes[0] ?? null;
}
