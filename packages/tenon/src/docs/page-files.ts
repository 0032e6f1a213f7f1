import type { DocsUiPage } from '../shapes/docs.ts';
import type { Content } from './content.ts';
import type { DocsOptions } from './docs-options.ts';
import { ownFiles } from './own-files.ts';
import { pageText } from './page-text.ts';
import { toContent } from './text-content.ts';
import type { DocsPackage } from './docs-package.ts';

/** Where the files of the page come from, by the path below it; `''` is the page. */
export interface PageFiles {
  find(name: string): Promise<Content | null>;
}

/** The page of `@tenon/docs-ui`. */
export function packagedFiles(options: DocsOptions, { assets }: DocsPackage, headers: readonly string[]): PageFiles {
  const page = pageContent(pageText(pageOf(options), options), headers);
  return {
    async find(name) {
      if (name === '' || name === 'index.html') return page;
      const asset = assets.get(name);
      if (asset === undefined) return null;
      return { ...asset, headers: asset.contentType.startsWith('text/html') ? headers : [] };
    },
  };
}

/** A page of one's own. */
export function ownPage(options: DocsOptions, ui: NonNullable<DocsOptions['ui']>, headers: readonly string[]): PageFiles {
  const page = pageContent(ui.html(pageOf(options)), headers);
  const find = ownFiles(ui.assets);
  return { find: (name) => (name === '' || name === 'index.html' ? page : find(name)) };
}

function pageOf({ path = '/docs', documentPath = '/openapi.json', title = 'API documentation', documents = [] }: DocsOptions): DocsUiPage {
  const served = documents.length === 0 ? [{ name: title, path: documentPath }] : documents;
  return { title, documents: served.map((document) => ({ name: document.name, url: relativeUrl(path, document.path) })) };
}

function relativeUrl(pagePath: string, target: string): string {
  return '../'.repeat(pagePath.split('/').length - 1) + target.slice(1);
}

function pageContent(text: string, headers: readonly string[]): Promise<Content> {
  return toContent('text/html; charset=utf-8', new TextEncoder().encode(text), headers);
}
