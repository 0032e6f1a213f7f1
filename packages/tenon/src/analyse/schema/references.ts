import { isRawSchema, type RawSchema } from './raw-schema.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';
import { NO_BASE, SchemaDocument, toUri, type Spot } from './schema-document.ts';

/** What a `$ref` means: a schema, the name of a schema declared elsewhere, or something only Ajv can follow. */
export type Reference = { readonly spot: Spot } | { readonly name: string } | 'foreign' | 'unresolved';

/** Names that components may have: OpenAPI 3.1 section 4.8.7. */
export const COMPONENT_NAME = /^[A-Za-z0-9._-]+$/;

const META_SCHEMA = /^https?:\/\/json-schema\.org\/(draft\/|draft-|schema)/;

/** What a document leads to. */
export interface Reach {
  /** The documents that it needs, itself first. */
  readonly documents: readonly SchemaDocument[];
  /** Whether one of them uses what a `SchemaNode` cannot express. */
  readonly isForeign: boolean;
  /** Whether one of them has dynamic references. */
  readonly isDynamic: boolean;
}

/** Follows references inside a document, out to the documents around it and to those known by URI. */
export class References {
  readonly #remotes: ReadonlyMap<string, SchemaDocument>;
  readonly #reaches = new Map<SchemaDocument, Reach>();
  readonly #vocabularies = new Map<SchemaDocument, Vocabulary>();

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

  /** What a document leads to. */
  reachOf(document: SchemaDocument): Reach {
    const known = this.#reaches.get(document);
    if (known !== undefined) return known;
    const documents = new Set([document]);
    const spots: Spot[] = [];
    const found: Reference[] = [];
    // The set grows while it is read.
    for (const reached of documents) {
      const own = [...reached.walk()];
      const leads = own.flatMap((spot) => this.#leads(spot));
      for (const other of documentsOf(leads)) if (!isEnclosing(other, reached)) documents.add(other);
      spots.push(...own);
      found.push(...leads);
    }
    const uses = (keyword: string): boolean => spots.some(({ schema }) => Object.hasOwn(schema as RawSchema, keyword)); // walk yields objects only
    const reach = { documents: [...documents], isForeign: found.includes('foreign') || uses('$recursiveRef'), isDynamic: uses('$dynamicRef') };
    this.#reaches.set(document, reach);
    return reach;
  }

  #leads({ schema, document, base }: Spot): Reference[] {
    const { $ref, $dynamicRef } = schema as RawSchema; // walk yields objects only
    return [$ref, $dynamicRef].filter((reference) => typeof reference === 'string').map((reference) => this.resolve(reference, document, base));
  }

  /** The keywords that a document may use. */
  vocabularyOf(document: SchemaDocument): Vocabulary {
    if (!isRawSchema(document.root) || document.root['$schema'] === undefined) return 'all';
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

function documentsOf(references: readonly Reference[]): SchemaDocument[] {
  return references.flatMap((reference) => (typeof reference === 'object' && 'spot' in reference ? [reference.spot.document] : []));
}

function addressOf(uri: string): string {
  return uri.split('#', 1)[0] ?? uri;
}

function isEnclosing(document: SchemaDocument, inner: SchemaDocument): boolean {
  for (let around: SchemaDocument | null = inner; around !== null; around = around.parent) if (around === document) return true;
  return false;
}
