/** How the docs page looks and behaves. */
export interface DocsView {
  /** Its colours; `auto` are those of the reader's system. Default: `auto`. */
  readonly theme?: 'auto' | 'light' | 'dark';
  /** What is unfolded when the page opens. Default: `tags`, and `none` for documents of more than 100 operations. */
  readonly expand?: 'none' | 'tags' | 'operations';
  /** What the login of OAuth is filled in with. Every reader of the page gets it. */
  readonly oauth?: { readonly clientId: string; readonly scopes?: readonly string[] };
  /** Another page over the same documents, in place of `@tenon/docs-ui`. */
  readonly ui?: DocsUi;
}

/** A docs page of one's own: anything that can show an OpenAPI document. */
export interface DocsUi {
  /** The text of the page. It links to its assets by their names. */
  readonly html: (page: DocsUiPage) => string;
  /** The files of the page by name: text, or where they are; or a folder, as a file URL that ends with a slash. */
  readonly assets: URL | { readonly [name: string]: URL | string };
  /** What the page needs beside its own origin, by directive: `{ 'style-src': ["'unsafe-inline'"] }`. */
  readonly contentSecurityPolicy?: { readonly [directive: string]: readonly string[] };
}

/** What a docs page shows. */
export interface DocsUiPage {
  readonly title: string;
  /** The main one first; `url` is relative to the page. */
  readonly documents: readonly { readonly name: string; readonly url: string }[];
}

/** What is known of an operation when a document asks whether a caller is shown it. */
export interface ShownOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  /** None: for everyone. */
  readonly audiences: readonly string[];
  /** All scopes that some way of calling it asks for, sorted. */
  readonly scopes: readonly string[];
  /** Whether it can be called without credentials. */
  readonly isPublic: boolean;
}
