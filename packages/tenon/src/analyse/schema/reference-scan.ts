import { subschemaForms } from './keyword-forms.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';

/**
 * Whether a schema, or one inside it, plain JSON Schema inside TypeBox too, refers to another. Most do not, and need no index of
 * names, no base URIs and no memory of what leads where.
 * Shape: `isKnown` tells schemas in which there is no reference.
 */
export function hasReferences(schema: unknown, isKnown: (schema: object) => boolean): boolean {
  return isRawSchema(schema) && new Scan(isKnown).find(schema);
}

class Scan {
  readonly #isKnown: (schema: object) => boolean;
  /** Schemas that have others inside. */
  readonly #seen = new Set<object>();

  constructor(isKnown: (schema: object) => boolean) {
    this.#isKnown = isKnown;
  }

  find(schema: RawSchema): boolean {
    if (this.#isKnown(schema)) return false;
    for (const keyword of Object.keys(schema)) {
      const value = schema[keyword];
      if (keyword.startsWith('$') && REFERENCES.has(keyword)) return true;
      if (typeof value !== 'object' || value === null || !subschemaForms.has(keyword) || this.#seen.has(value)) continue;
      this.#seen.add(value);
      if (Array.isArray(value) ? value.some((child) => isRawSchema(child) && this.find(child)) : this.#within(value as RawSchema, keyword)) return true;
    }
    return false;
  }

  /** A schema, or schemas by name. */
  #within(value: RawSchema, keyword: string): boolean {
    if (subschemaForms.get(keyword) === 'node') return this.find(value);
    for (const name of Object.keys(value)) {
      const child = value[name];
      if (isRawSchema(child) && this.find(child)) return true;
    }
    return false;
  }
}

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', '$recursiveRef']);
