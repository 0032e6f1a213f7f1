import type { HttpResponse } from '../shapes/http.ts';
import type { Encoding } from './encoding.ts';

/** What `@tenon/docs-ui` exports. Stated here, so that the types of `tenon` stand without that package. */
export interface DocsPackage {
  readonly assets: ReadonlyMap<string, DocsAsset>;
}

/** One file of `@tenon/docs-ui`. */
export interface DocsAsset {
  readonly contentType: string;
  readonly hash: string;
  readonly encodings: readonly Encoding[];
  read(encoding: Encoding): Promise<Uint8Array>;
}

/** Loads `@tenon/docs-ui`; `null` when it is not installed. */
export async function importDocsPackage(): Promise<DocsPackage | null> {
  // The import stands in a try block, so that bundlers let the package be absent.
  try {
    return await import('@tenon/docs-ui');
  } catch (error) {
    if (isMissingModule(error)) return null;
    throw error;
  }
}

/** Whether an import failed because the package is not there. */
export function isMissingModule(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
}

/** The answer when `@tenon/docs-ui` is not installed: problem details that say what to do. */
export const missingResponse: HttpResponse = Object.freeze({
  status: 500,
  headers: Object.freeze(['content-type', 'application/problem+json', 'cache-control', 'no-store']),
  body: JSON.stringify({
    title: 'The docs page is not installed',
    status: 500,
    code: 'docs.ui-missing',
    detail: 'The docs page needs the package @tenon/docs-ui. Run `npm install @tenon/docs-ui`, then start the app again.',
  }),
});
