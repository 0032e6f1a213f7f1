import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { pointerOfReference, pointerTo, valueAt } from '../../document/pointer.ts';
import { expressionOf } from './expression.ts';

/** A schema and where it stands in its document. */
export interface PlacedSchema {
  readonly schema: JsonObject | boolean;
  /** JSON pointer. */
  readonly pointer: string;
}

const root = 'document:/';

/** The schemas of a document, which may be any JSON value with schemas of 2020-12 in it: what references mean, and what a schema accepts. */
export class Schemas {
  readonly #document: JsonObject;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();
  #named: ReadonlyMap<string, string> | null = null;

  constructor(document: JsonObject) {
    this.#document = document;
    const code = { regExp: Object.assign((pattern: string) => expressionOf(pattern), { code: 'new RegExp' }) };
    this.#ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false, validateSchema: false, addUsedSchema: false, inlineRefs: false, code });
    ajvFormats.default(this.#ajv);
    this.#ajv.addSchema(withoutNullable(document), root, false, false);
  }

  /** The schema at a pointer; null when none is there. */
  at(pointer: string): PlacedSchema | null {
    const schema = valueAt(this.#document, pointer);
    return isObject(schema) || typeof schema === 'boolean' ? { schema, pointer } : null;
  }

  /** What a `$ref` means; null when it leads nowhere, or out of the document. */
  resolve(reference: string): PlacedSchema | null {
    const pointer = pointerOfReference(reference);
    if (pointer === '' || pointer?.startsWith('/') === true) return this.at(pointer);
    const named = (this.#named ??= namedSchemas(this.#document)).get(reference);
    return named === undefined ? null : this.at(named);
  }

  /**
   * Whether a schema accepts a value.
   * Throws: Error when it is no schema, as when it refers to what is not there. Cost: the first call for a schema compiles it.
   */
  accepts({ schema, pointer }: PlacedSchema, value: Json): boolean {
    if (typeof schema === 'boolean') return schema;
    let validate = this.#validators.get(pointer);
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: `${root}#${fragmentOf(pointer)}` });
      this.#validators.set(pointer, validate);
    }
    return validate(value) === true;
  }
}

/** Documents of 3.1 and later have it as a word without meaning; Ajv gives it one, and refuses it where there is no type. */
function withoutNullable(document: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(document, (name, value: unknown) => (name === 'nullable' && typeof value === 'boolean' ? undefined : value))) as JsonObject; // was one
}

function fragmentOf(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/');
}

/** Pointers by `#anchor` and `$id`. */
function namedSchemas(document: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isObject(value)) {
      if (typeof value['$anchor'] === 'string') found.set(`#${value['$anchor']}`, pointerTo(path));
      if (typeof value['$id'] === 'string') found.set(value['$id'], pointerTo(path));
    }
    for (const [name, part] of Object.entries(value as JsonObject)) visit(part, [...path, name]); // lists have entries, too
  };
  visit(document, []);
  return found;
}

/** A schema inside another one, by the names that lead to it. */
export function below({ schema, pointer }: PlacedSchema, ...names: readonly (string | number)[]): PlacedSchema {
  const inner = names.reduce<unknown>((value, name) => (value as { readonly [name: string]: unknown })[name], schema); // callers have seen it
  return { schema: inner as PlacedSchema['schema'], pointer: pointer + pointerTo(names) };
}
