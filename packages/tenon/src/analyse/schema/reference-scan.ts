import { subschemaForms } from './keyword-forms.ts';
import { isRawSchema, type RawSchema } from './raw-schema.ts';

/**
 * Whether a schema, or one inside it, plain JSON Schema inside TypeBox too, may refer to another. Most do not, and need no index
 * of names, no base URIs and no memory of what leads where.
 * Shape: `isKnown` tells schemas in which there is no reference.
 */
export function mayRefer(schema: unknown, isKnown: (schema: object) => boolean): boolean {
  return isRawSchema(schema) && new Scan(isKnown).find(schema);
}

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/** A schema with more inside, one that contains itself above all, is read with care without looking further. */
const MOST = 2_000;

class Scan {
  readonly #isKnown: (schema: object) => boolean;
  #met = 0;

  constructor(isKnown: (schema: object) => boolean) {
    this.#isKnown = isKnown;
  }

  find(schema: RawSchema): boolean {
    if (this.#isKnown(schema)) return false;
    if (++this.#met > MOST) return true;
    // for…in, not Object.keys: every schema of an app comes here, and this makes nothing.
    for (const keyword in schema) if (Object.hasOwn(schema, keyword) && this.#leads(keyword, schema[keyword])) return true;
    return false;
  }

  #leads(keyword: string, value: unknown): boolean {
    return REFERENCES.has(keyword) || (typeof value === 'object' && value !== null && this.#findUnder(keyword, value));
  }

  #findUnder(keyword: string, value: object): boolean {
    const form = subschemaForms.get(keyword);
    if (form === undefined) return false;
    if (form === 'node' && isRawSchema(value)) return this.find(value);
    const children = value as Readonly<Record<string, unknown>>; // by name or by index
    for (const key in children) if (Object.hasOwn(children, key) && isRawSchema(children[key]) && this.find(children[key])) return true;
    return false;
  }
}
