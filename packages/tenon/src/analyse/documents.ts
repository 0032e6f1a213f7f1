import type { AppDeclaration } from '../shapes/declaration.ts';
import type { DocumentSelection, Info } from '../shapes/documentation.ts';
import type { DocumentPlan, RoutePlan } from '../shapes/plan.ts';
import { isInDocument } from '../support/document-selection.ts';
import type { Report } from './mistakes.ts';

const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The documents of an app: the main one, then the others by name. */
export function documentsOf({ docs, document, documents }: AppDeclaration, info: Info, report: Report): readonly DocumentPlan[] {
  const mainPath = docs?.documentPath ?? '/openapi.json';
  const main: DocumentPlan = { name: null, path: mainPath, info, inputVariants: document.inputVariants, ...selectionOf(document) };
  const others = Object.entries(documents).sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    main,
    ...others.map(([name, { title, version, description, ...selection }]): DocumentPlan => {
      if (!plainName.test(name)) {
        const advice = 'use letters, digits, `.`, `_` and `-`: the name is part of a path';
        report({ code: 'document.name', at: `document '${name}'`, message: 'it cannot be called so', advice });
      }
      const own = { ...info, ...(title && { title }), ...(version && { version }), ...(description && { description }) };
      return { name, path: pathBeside(mainPath, name), info: own, inputVariants: document.inputVariants, ...selectionOf(selection) };
    }),
  ];
}

/** `/openapi.json`, `partner` → `/openapi/partner.json` */
export function pathBeside(mainPath: string, name: string): string {
  return `${mainPath.replace(/\.json$/, '')}/${name}.json`;
}

function selectionOf({ audiences, tags, prefix }: DocumentSelection): Pick<DocumentPlan, 'audiences' | 'tags' | 'prefix'> {
  return { audiences: audiences ?? [], tags: tags ?? null, prefix: prefix?.replace(/\/+$/, '') || null };
}

/** Selections that select nothing are slips: a document without operations helps nobody. */
export function warnOfEmptyDocuments(documents: readonly DocumentPlan[], routes: readonly RoutePlan[], warn: (warning: string) => void): void {
  for (const document of documents) {
    if (
      document.name !== null &&
      !routes.some((route) => route.work.kind === 'handler' && isInDocument({ ...route, audiences: route.notes.audiences }, document))
    )
      warn(`document '${document.name}' has no operations: no route has one of its audiences and tags below its prefix`);
  }
}
