import type { SchemaNode } from '../../shapes/schema.ts';
import type { Place } from './place.ts';
import { isRawSchema } from './raw-schema.ts';
import { NO_BASE, SchemaDocument } from './schema-document.ts';
import type { Target } from './target.ts';

/** What is known about the schemas of one document in one dynamic scope. */
export interface DocumentMemory {
  readonly bodies: Map<object, SchemaNode>;
  readonly targets: Map<object, Target>;
  /** Schemas that are being read. */
  readonly open: Set<object>;
}

/** What was read so far, by document: a schema is read once, wherever it is met. */
export class ReadingMemory {
  readonly #documents = new Map<object, SchemaDocument>();
  readonly #byDocument = new Map<SchemaDocument, Map<string, DocumentMemory>>();

  /** The document that a value is the root of; `parent` is the document around it. */
  documentOf(root: unknown, parent: SchemaDocument | null): SchemaDocument {
    const known = isRawSchema(root) ? this.#documents.get(root) : undefined;
    if (known !== undefined && known.parent === parent) return known;
    return new SchemaDocument(root, NO_BASE, parent);
  }

  /** Remembers a document whose schemas are more than what they say: the next reading of its root must find it. */
  keep(document: SchemaDocument): void {
    if (isRawSchema(document.root)) this.#documents.set(document.root, document);
  }

  /** What is known where a place is. */
  of({ document, scope }: Place): DocumentMemory {
    const byScope = this.#byDocument.get(document) ?? new Map<string, DocumentMemory>();
    this.#byDocument.set(document, byScope);
    const key = scope?.key ?? '';
    const memory = byScope.get(key) ?? { bodies: new Map(), targets: new Map(), open: new Set() };
    byScope.set(key, memory);
    return memory;
  }
}
