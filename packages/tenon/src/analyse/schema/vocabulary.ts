import { isRawSchema } from './raw-schema.ts';

/** Meta-schemas whose keywords Tenon reads: JSON Schema's own and OpenAPI's. */
const KNOWN_META_SCHEMA = /^https?:\/\/(json-schema\.org\/|spec\.openapis\.org\/oas\/)/;

/** The keywords that a document may use: all, those of its meta-schema's vocabularies, or unknown. */
export type Vocabulary = 'all' | 'unknown' | { readonly without: ReadonlySet<string> };

/** The keywords of a document whose root names a meta-schema (JSON Schema 2020-12 core, section 8.1). */
export function vocabularyOf(root: unknown, find: (uri: string) => unknown): Vocabulary {
  const uri = isRawSchema(root) ? root['$schema'] : undefined;
  if (typeof uri !== 'string' || KNOWN_META_SCHEMA.test(uri)) return 'all';
  const metaSchema = find(uri);
  if (!isRawSchema(metaSchema)) return 'unknown';
  const vocabularies = metaSchema['$vocabulary'];
  if (!isRawSchema(vocabularies)) return 'all';
  const isForeign = Object.entries(vocabularies).some(([name, isRequired]) => isRequired === true && !name.startsWith(BASE));
  if (isForeign) return 'unknown';
  const absent = Object.entries(KEYWORDS).filter(([name]) => !Object.hasOwn(vocabularies, BASE + name));
  return { without: new Set(absent.flatMap(([, keywords]) => keywords)) };
}

const BASE = 'https://json-schema.org/draft/2020-12/vocab/';

/** The assertions of each vocabulary; annotations without theirs do no harm. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  applicator: [
    'prefixItems',
    'items',
    'contains',
    'additionalProperties',
    'properties',
    'patternProperties',
    'dependentSchemas',
    'propertyNames',
    'if',
    'then',
    'else',
    'allOf',
    'anyOf',
    'oneOf',
    'not',
  ],
  unevaluated: ['unevaluatedItems', 'unevaluatedProperties'],
  validation: [
    'type',
    'const',
    'enum',
    'multipleOf',
    'maximum',
    'exclusiveMaximum',
    'minimum',
    'exclusiveMinimum',
    'maxLength',
    'minLength',
    'pattern',
    'maxItems',
    'minItems',
    'uniqueItems',
    'maxContains',
    'minContains',
    'maxProperties',
    'minProperties',
    'required',
    'dependentRequired',
  ],
};
