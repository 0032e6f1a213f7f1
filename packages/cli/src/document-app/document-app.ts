import { DeclarationError, manifestOf, type App } from 'tenon';
import type { JsonObject } from '../document/json.ts';
import { modernDocument } from '../document/modern-document.ts';
import { withQueryOperations } from '../document/query-operations.ts';
import type { ReadDocument } from '../document/read-document.ts';
import { declaredApp, type DeclaredApp } from './declared-app.ts';
import type { DocumentAppOptions } from './document-app-options.ts';
import type { DocumentOperation } from './document-operation.ts';
import { operationsOf } from './operations.ts';
import { References, type Warn } from './references.ts';
import { checkPlaces } from './tree.ts';

/**
 * The app that a document declares: the same routes, schemas and security, made of ordinary declarations, so that all that works
 * on an app works on a document. What Tenon cannot hold is told and left out: a constraint where one will do, else an operation.
 * Throws: Failure when references lead to other files, or when two operations have one name.
 * Cost: analyses the app, once more whenever something is left out.
 */
export function documentApp(read: ReadDocument, options: DocumentAppOptions): App<unknown> {
  return declaredDocument(read, options).app;
}

/** The same, with what the app itself cannot say. */
export function declaredDocument(read: ReadDocument, options: DocumentAppOptions): DeclaredApp {
  const warnings = new Warnings();
  const document = modernDocument({ ...read, document: withQueryOperations(read.document) });
  const references = new References(read, document, warnings.warn);
  const operations = operationsOf(document, references);
  for (const warning of warnings.all) warnings.keep(warning);
  checkPlaces(operations, (pointer) => `line ${read.placeOf(pointer).line}`);
  const declared = new Attempts(document, references, options).sound(operations, warnings);
  for (const { text, pointer } of warnings.all) options.warn(text, pointer);
  return declared;
}

/** Warnings, each once. */
class Warnings {
  readonly #kept = new Map<string, Warning>();
  readonly #ofAttempt = new Map<string, Warning>();

  readonly warn: Warn = (text, pointer) => void this.#ofAttempt.set(`${pointer} ${text}`, { text, pointer });

  /** One that holds for whatever is attempted next. */
  keep(warning: Warning): void {
    this.#kept.set(`${warning.pointer} ${warning.text}`, warning);
  }

  /** Forgets what the last attempt was told: it may have been about what is left out now. */
  restart(): void {
    this.#ofAttempt.clear();
  }

  get all(): readonly Warning[] {
    return [...this.#kept.values(), ...this.#ofAttempt.values()];
  }
}

interface Warning {
  readonly text: string;
  readonly pointer: string;
}

type Mistake = DeclarationError['mistakes'][number];

/** Declares fewer and fewer of a document's operations, until Tenon has nothing against the app. */
class Attempts {
  readonly #document: JsonObject;
  readonly #references: References;
  readonly #options: DocumentAppOptions;
  readonly #opaque = new Set<string>();

  constructor(document: JsonObject, references: References, options: DocumentAppOptions) {
    this.#document = document;
    this.#references = references;
    this.#options = options;
  }

  sound(operations: readonly DocumentOperation[], warnings: Warnings): DeclaredApp {
    const { isWire = false } = this.#options;
    for (let left = operations; ;) {
      warnings.restart();
      const schemas = { isWire, opaque: this.#opaque };
      const declared = declaredApp(left, { document: this.#document, references: this.#references, options: this.#options, schemas });
      const mistakes = mistakesOf(declared.app);
      if (mistakes.length === 0) return declared;
      const faults = faultsIn(mistakes, declared.operations);
      for (const [{ method, path, pointer }, fault] of faults) warnings.keep({ text: `${method} ${path} is left out: ${fault}`, pointer });
      const isRepaired = mistakes.map((mistake) => this.#repairs(mistake, warnings)).includes(true);
      if (faults.size === 0 && !isRepaired) throw new DeclarationError(mistakes);
      left = left.filter((operation) => !faults.has(operation));
    }
  }

  /** Whether another attempt can do without what a mistake is about. */
  #repairs({ at }: Mistake, warnings: Warnings): boolean {
    const [, name] = /^schema (.+)$/.exec(at) ?? [];
    if (name === undefined || this.#opaque.has(name)) return false;
    warnings.keep({ text: `the schema ${name} says nothing that a value could be checked by: anything is taken`, pointer: `/components/schemas/${name}` });
    this.#opaque.add(name);
    return true;
  }
}

/** What is wrong with operations, for each the first fault. */
function faultsIn(mistakes: readonly Mistake[], operations: ReadonlyMap<string, DocumentOperation>): ReadonlyMap<DocumentOperation, string> {
  const faults = new Map<DocumentOperation, string>();
  for (const { at, message } of mistakes) {
    const [place = ''] = /^\S+ \S+/.exec(at) ?? [];
    const operation = operations.get(place);
    if (operation !== undefined && !faults.has(operation)) faults.set(operation, message);
  }
  return faults;
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
