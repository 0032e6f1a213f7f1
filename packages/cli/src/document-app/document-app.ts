import { DeclarationError, manifestOf, type App } from 'tenon';
import type { JsonObject } from '../document/json.ts';
import { modernDocument } from '../document/modern-document.ts';
import type { ReadDocument } from '../document/read-document.ts';
import { declaredApp } from './declared-app.ts';
import type { DocumentAppOptions } from './document-app-options.ts';
import type { DocumentOperation } from './document-operation.ts';
import { operationsOf } from './operations.ts';
import { References, type Warn } from './references.ts';
import { checkPlaces } from './tree.ts';

export type { DocumentAppOptions, DocumentCall } from './document-app-options.ts';
export type { DocumentOperation } from './document-operation.ts';

/**
 * The app that a document declares: the same routes, schemas and security, made of ordinary declarations, so that all that works
 * on an app works on a document. What Tenon cannot hold is told and left out: a constraint where one will do, else an operation.
 * Throws: Failure when references lead to other files, or when two operations have one name.
 * Cost: analyses the app, once more whenever something is left out.
 */
export function documentApp(read: ReadDocument, options: DocumentAppOptions): App<unknown> {
  const warnings = new Warnings();
  const document = modernDocument(read);
  const references = new References(read, document, warnings.warn);
  const operations = operationsOf(document, references);
  checkPlaces(operations, (pointer) => `line ${read.placeOf(pointer).line}`);
  const app = new Attempts(document, references, options).soundApp(operations, warnings);
  for (const { text, pointer } of warnings.all) options.warn(text, pointer);
  return app;
}

/** Warnings, each once. */
class Warnings {
  readonly #byText = new Map<string, { readonly text: string; readonly pointer: string }>();

  readonly warn: Warn = (text, pointer) => void this.#byText.set(`${pointer} ${text}`, { text, pointer });

  get all(): Iterable<{ readonly text: string; readonly pointer: string }> {
    return this.#byText.values();
  }
}

type Mistake = DeclarationError['mistakes'][number];

/** Declares fewer and fewer of a document's operations, until Tenon has nothing against the app. */
class Attempts {
  readonly #document: JsonObject;
  readonly #references: References;
  readonly #options: DocumentAppOptions;
  readonly #opaque = new Set<string>();
  #keepsDefaults = true;

  constructor(document: JsonObject, references: References, options: DocumentAppOptions) {
    this.#document = document;
    this.#references = references;
    this.#options = options;
  }

  soundApp(operations: readonly DocumentOperation[], { warn }: Warnings): App<unknown> {
    let left = operations;
    for (;;) {
      const { isWire = false } = this.#options;
      const schemas = { isWire, keepsDefaults: this.#keepsDefaults, opaque: this.#opaque };
      const declared = declaredApp(left, { document: this.#document, references: this.#references, options: this.#options, schemas });
      const mistakes = mistakesOf(declared.app);
      if (mistakes.length === 0) return declared.app;
      const blamed = new Set(mistakes.flatMap((mistake) => this.#blamed(mistake, declared.operations, warn) ?? []));
      const isRepaired = mistakes.some((mistake) => this.#repairs(mistake));
      if (blamed.size === 0 && !isRepaired) throw new DeclarationError(mistakes);
      left = left.filter((operation) => !blamed.has(operation));
    }
  }

  /** The operation that a mistake leaves out. */
  #blamed(mistake: Mistake, operations: ReadonlyMap<string, DocumentOperation>, warn: Warn): DocumentOperation | null {
    const { at, code, message } = mistake;
    if (code === 'schema.default') {
      warn(`${at}: ${message}: the defaults of the document are left out`, '');
      return null;
    }
    const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(at) ?? [];
    const operation = operations.get(`${method} ${path}`);
    if (operation === undefined) return null;
    warn(`${operation.method} ${operation.path} is left out: ${message}`, operation.pointer);
    return operation;
  }

  /** Whether another attempt can do without what a mistake is about. */
  #repairs({ code, at }: Mistake): boolean {
    if (code === 'schema.default') {
      const kept = this.#keepsDefaults;
      this.#keepsDefaults = false;
      return kept;
    }
    const [, name] = /^schema (.+)$/.exec(at) ?? [];
    if (name === undefined || this.#opaque.has(name)) return false;
    this.#references.warn(`the schema ${name} says nothing that a value could be checked by: anything is taken`, `/components/schemas/${name}`);
    this.#opaque.add(name);
    return true;
  }
}

function mistakesOf(app: App<unknown>): readonly Mistake[] {
  try {
    manifestOf(app);
    return [];
  } catch (error) {
    if (error instanceof DeclarationError) return error.mistakes;
    throw error;
  }
}
