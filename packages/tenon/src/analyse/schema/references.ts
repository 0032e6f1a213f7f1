import type { RawSchema } from './raw-schema.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';
import { NO_BASE, SchemaDocument, toUri, type Spot } from './schema-document.ts';

/** What a `$ref` means: a schema, the name of a schema declared elsewhere, or something only Ajv can follow. */
export type Reference = { readonly spot: Spot } | { readonly name: string } | 'foreign' | 'unresolved';

/** Names that components may have: OpenAPI 3.1 section 4.8.7. */
export const COMPONENT_NAME = /^[A-Za-z0-9._-]+$/;

const META_SCHEMA = /^https?:\/\/json-schema\.org\/(draft\/|draft-|schema)/;

/** Follows references inside a document, out to the documents around it and to those known by URI. */
export class References {
  readonly #remotes: ReadonlyMap<string, SchemaDocument>;
  readonly #foreign = new Map<SchemaDocument, boolean>();
  readonly #vocabularies = new WeakMap<SchemaDocument, Vocabulary>();

  constructor(remotes: ReadonlyMap<string, unknown>) {
    this.#remotes = new Map([...remotes].map(([uri, schema]) => [toUri(uri, NO_BASE), new SchemaDocument(schema, toUri(uri, NO_BASE), null)]));
  }

  /** What a reference in a document means, `base` being the base URI around it. */
  resolve(reference: string, document: SchemaDocument, base: string): Reference {
    const uri = toUri(reference, base);
    if (META_SCHEMA.test(uri) && !this.#remotes.has(addressOf(uri))) return 'foreign';
    for (let around: SchemaDocument | null = document, from = base; around !== null; around = around.parent, from = around?.base ?? from) {
      const spot = around.find(toUri(reference, from));
      if (spot !== undefined) return { spot };
    }
    const remote = this.#remote(uri);
    if (remote !== undefined) return { spot: remote };
    return COMPONENT_NAME.test(reference) ? { name: reference } : 'unresolved';
  }

  /** Whether a document, or one that it refers to, uses what a `SchemaNode` cannot express. */
  isForeign(document: SchemaDocument): boolean {
    const known = this.#foreign.get(document);
    if (known !== undefined) return known;
    this.#foreign.set(document, false); // documents may refer to each other
    const reached = this.reachedFrom(document);
    const isForeign = reached.foreign;
    for (const each of isForeign ? [document] : reached.documents) this.#foreign.set(each, isForeign);
    return isForeign;
  }

  /** The documents that a document needs, itself first, and whether one of them is foreign. */
  reachedFrom(document: SchemaDocument): { readonly documents: readonly SchemaDocument[]; readonly foreign: boolean } {
    const documents = new Set([document]);
    let foreign = false;
    for (const reached of documents) {
      // grows while it is read
      for (const spot of reached.walk()) {
        const schema = spot.schema as RawSchema; // walk yields objects only
        if ('$dynamicRef' in schema || '$recursiveRef' in schema) foreign = true;
        const found = typeof schema['$ref'] === 'string' ? this.resolve(schema['$ref'], reached, spot.base) : undefined;
        if (found === 'foreign') foreign = true;
        if (typeof found === 'object' && 'spot' in found && !isEnclosing(found.spot.document, reached)) documents.add(found.spot.document);
      }
    }
    return { documents: [...documents], foreign };
  }

  /** The keywords that a document may use. */
  vocabularyOf(document: SchemaDocument): Vocabulary {
    const known = this.#vocabularies.get(document);
    if (known !== undefined) return known;
    const vocabulary = vocabularyOf(document.root, (uri) => this.#remote(toUri(uri, NO_BASE))?.schema);
    this.#vocabularies.set(document, vocabulary);
    return vocabulary;
  }

  #remote(uri: string): Spot | undefined {
    const named = this.#remotes.get(addressOf(uri))?.find(uri);
    if (named !== undefined) return named;
    for (const document of this.#remotes.values()) {
      const spot = document.find(uri);
      if (spot !== undefined) return spot;
    }
    return undefined;
  }
}

function addressOf(uri: string): string {
  return uri.split('#', 1)[0] ?? uri;
}

function isEnclosing(document: SchemaDocument, inner: SchemaDocument): boolean {
  for (let around: SchemaDocument | null = inner; around !== null; around = around.parent) if (around === document) return true;
  return false;
}
