import type { OpenApiVersion } from '../../shapes/document.ts';
import { foreignNotes, foreignSchema } from './foreign.ts';
import type { SchemaWords } from './schema-words.ts';
import { withNullableType } from './nullable.ts';
import { inThreeZero } from './three-zero/schema.ts';

const jsonSchema: SchemaWords = { say: (node) => ({ ...withNullableType(node) }), foreign: foreignSchema };
const threeZero: SchemaWords = { say: inThreeZero, foreign: foreignNotes };

/** What differs between the versions beyond schemas is asked for by feature: `has.webhooks`. */
export interface Dialect {
  /** The value of `openapi`. */
  readonly label: string;
  readonly words: SchemaWords;
  readonly has: {
    /** `webhooks`, `info.summary`, `license.identifier`: since 3.1. */
    readonly webhooks: boolean;
    /** The `query` operation, `summary`, `parent` and `kind` of tags, names of servers, device flows: since 3.2. */
    readonly query: boolean;
    /** `contentSchema` of texts that are JSON: since 3.1. */
    readonly contentSchema: boolean;
    /** `itemSchema` of what is streamed: since 3.2. */
    readonly itemSchema: boolean;
    /** `defaultMapping` of discriminators: since 3.2. */
    readonly defaultMapping: boolean;
  };
}

/**
 * The versions that documents are printed in. The patch version of 3.0 is the one that every reader knows; 3.0.4 only clarifies.
 * Source: https://spec.openapis.org/oas/.
 */
export const dialects: Readonly<Record<OpenApiVersion, Dialect>> = {
  '3.0': { label: '3.0.3', words: threeZero, has: { webhooks: false, contentSchema: false, query: false, itemSchema: false, defaultMapping: false } },
  '3.1': { label: '3.1.1', words: jsonSchema, has: { webhooks: true, contentSchema: true, query: false, itemSchema: false, defaultMapping: false } },
  '3.2': { label: '3.2.0', words: jsonSchema, has: { webhooks: true, contentSchema: true, query: true, itemSchema: true, defaultMapping: true } },
};

/** The member of a Path Item Object for a method. Before 3.2 QUERY has none: readers of 3.1 and 3.0 would refuse the document. */
export function memberOf(method: string, { has }: Dialect): string {
  return method === 'QUERY' && !has.query ? 'x-query' : method.toLowerCase();
}
