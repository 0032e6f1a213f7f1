import type { HttpResponse } from '../shapes/http.ts';
import { contentResponse, type DocsRequest } from './content.ts';
import { checkDocsOptions, type DocsOptions } from './docs-options.ts';
import { importDocsPackage, missingResponse, type DocsPackage } from './docs-package.ts';
import { ownPage, packagedFiles, type PageFiles } from './page-files.ts';
import { securityHeaders } from './page-security.ts';

/** Answers the requests for the docs page and its files. */
export interface DocsPage {
  /**
   * Answers a GET or HEAD below the page's path; `null` when there is no such file. A HEAD gets the body too: the caller drops it.
   * Shape: the raw path after `/docs/`: `''` is the page; `''` for `/docs` itself is a redirect to `docs/`.
   */
  respond(assetPath: string, request: DocsRequest): Promise<HttpResponse | null>;
}

/**
 * Makes the docs page: Swagger UI over the app's documents, or the page that `ui` says; all from the app's own origin.
 * Throws: DeclarationError when an option would not work.
 */
export function createDocsPage(options: DocsOptions = {}, loadPackage: () => Promise<DocsPackage | null> = importDocsPackage): DocsPage {
  checkDocsOptions(options);
  const headers = securityHeaders(options);
  let files: PageFiles | null = options.ui === undefined ? null : ownPage(options, options.ui, headers);
  return {
    async respond(assetPath, request) {
      // A relative location: the public prefix that a proxy has stripped is unknown here.
      if (assetPath === '' && !request.path.endsWith('/')) return redirectToFolder(request);
      if (files === null) {
        const docsPackage = await loadPackage();
        if (docsPackage === null) return missingResponse;
        files = packagedFiles(options, docsPackage, headers);
      }
      const file = await files.find(assetPath);
      return file === null ? null : contentResponse(file, request);
    },
  };
}

function redirectToFolder({ path, query }: DocsRequest): HttpResponse {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // `./`, so that a colon in the name does not make it a scheme: RFC 3986 section 4.2.
  const location = `./${name}/${query === '' ? '' : `?${query}`}`;
  return { status: 307, headers: ['location', location, 'cache-control', 'no-cache'], body: null };
}
