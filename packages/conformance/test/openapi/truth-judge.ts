import { Ajv2020, type AnySchemaObject, type Format } from 'ajv/dist/2020.js';
import { formats } from '../../../tenon/src/keywords/formats.ts';
import type { Json, JsonObject } from '../../../tenon/src/shapes/json.ts';
import type { SchemaNode, Schemas } from '../../../tenon/src/shapes/schema.ts';

/** A document that somebody else reads: nothing but JSON. */
export type Document = JsonObject;
/** Null where the validator itself fails. */
export type Judge = (value: unknown) => boolean | null;

const address = 'http://truth.example/openapi.json';
const asserted = Object.fromEntries([...formats].map(([name, { kind, test }]) => [name, { type: kind, validate: test } as Format])); // by kind

/** Bounds of text that spells an integer: no keyword of JSON Schema has them, and Tenon says them with extensions of its own. */
const bounds = [
  { keyword: 'x-minimum', isWithin: (value: bigint, bound: bigint) => value >= bound },
  { keyword: 'x-maximum', isWithin: (value: bigint, bound: bigint) => value <= bound },
];

/** What the schema at a place of a document says about a value, by a validator that has never heard of Tenon. */
export function judgeOf(document: Document, pointer: string): Judge {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false, logger: false, formats: asserted });
  for (const { keyword, isWithin } of bounds)
    ajv.addKeyword({
      keyword,
      type: 'string',
      validate: (bound: string, value: string) => !/^-?\d+$/.test(value) || isWithin(BigInt(value), BigInt(bound)),
    });
  ajv.addSchema(document as AnySchemaObject, address);
  const validate = ajv.compile({ $ref: `${address}#${pointer}` });
  return (value) => {
    try {
      return validate(value);
    } catch (error) {
      // Ajv 8.20 writes code with an unknown variable for `{ unevaluatedProperties: false, if: false, then: … }`.
      if (error instanceof ReferenceError) return null;
      throw error;
    }
  };
}

/** Names that every object inherits: Ajv takes them for members in some places. */
export function isBeyondAjv(value: unknown): boolean {
  return /"(?:toString|constructor)":/.test(JSON.stringify(value));
}

/** The pointer of the body that an operation reads. */
export const requestBody = (path: string, method: string): string => `/paths/${escaped(path)}/${method}/requestBody/content/application~1json/schema`;

/** The pointer of a body that an operation answers with. */
export const responseBody = (path: string, method: string, status: number): string =>
  `/paths/${escaped(path)}/${method}/responses/${status}/content/application~1json/schema`;

/** The part of a document at a pointer. */
export function partOf(document: Document, pointer: string): Json | undefined {
  const names = pointer.split('/').slice(1);
  return names.reduce<Json | undefined>(
    (part, name) => Reflect.get(part as object, name.replaceAll('~1', '/').replaceAll('~0', '~')) as Json | undefined,
    document,
  );
}

/** The same as a schema from which `nearValue` makes values; references are by their text. */
export function readable(document: Document, pointer: string): { readonly node: SchemaNode; readonly schemas: Schemas } {
  const components = (partOf(document, '/components') ?? {}) as { readonly schemas?: Readonly<Record<string, SchemaNode>> };
  const definitions = new Map(Object.entries(components.schemas ?? {}).map(([name, schema]) => [`#/components/schemas/${name}`, schema]));
  return { node: partOf(document, pointer) as SchemaNode, schemas: { definitions, transforms: [] } };
}

function escaped(path: string): string {
  return path.replaceAll('~', '~0').replaceAll('/', '~1');
}
