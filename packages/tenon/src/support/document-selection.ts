import type { DocumentPlan } from '../shapes/plan.ts';

/** What decides whether an operation is in a document. */
export interface Selectable {
  /** None, or `public` among them: for everyone. */
  readonly audiences: readonly string[];
  readonly tags: readonly string[];
  /** `null` for what the app sends: a prefix selects none of it away. */
  readonly path: string | null;
}

/** Whether a document shows an operation. */
export function isInDocument({ audiences, tags, path }: Selectable, document: Pick<DocumentPlan, 'audiences' | 'tags' | 'prefix'>): boolean {
  const { prefix } = document;
  return (
    (audiences.length === 0 || audiences.includes('public') || audiences.some((audience) => document.audiences.includes(audience))) &&
    (document.tags === null || document.tags.some((tag) => tags.includes(tag))) &&
    (prefix === null || path === null || path === prefix || path.startsWith(`${prefix}/`))
  );
}
