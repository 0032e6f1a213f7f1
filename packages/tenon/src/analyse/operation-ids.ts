import type { Mistake } from '../shapes/mistake.ts';

/** A tree path in camelCase: `books.get` → `booksGet`, `admin.sign-in` → `adminSignIn`. */
export function camelCase(treePath: string): string {
  // Most paths are one word: replacing nothing makes nothing.
  const words = treePath.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string, offset: number) => (offset === 0 ? next : next.toUpperCase()));
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The same in PascalCase, the start of names for anonymous schemas. */
export function pascalCase(treePath: string): string {
  return capitalised(camelCase(treePath));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Every operationId stands for one operation; a webhook's counts. Both places are named. */
export function operationIdMistakes(operations: readonly { readonly operationId: string; readonly at: string }[]): readonly Mistake[] {
  const byId = new Map<string, string>();
  return operations.flatMap(({ operationId, at }): Mistake[] => {
    const first = byId.get(operationId);
    if (first === undefined) {
      byId.set(operationId, at);
      return [];
    }
    const advice = 'give one of the two another operationId';
    return [{ code: 'operation.duplicate-id', at, message: `the operationId '${operationId}' is taken by ${first}`, advice }];
  });
}
