/** What the server tells the page, as JSON in its text. */
export interface PageSettings {
  /** The main one first; `url` is relative to the page. */
  readonly documents: readonly NamedDocument[];
  readonly theme: 'auto' | 'light' | 'dark';
  /** `null`: by the number of operations. */
  readonly expand: 'none' | 'tags' | 'operations' | null;
  readonly oauth: { readonly clientId: string; readonly scopes: readonly string[] } | null;
}

/** A document and where it is. */
export interface NamedDocument {
  readonly name: string;
  readonly url: string;
}

/** The document that the page's address asks for: `?document=NAME`; else the main one. */
export function chosenDocument(documents: readonly NamedDocument[], search: string): NamedDocument | undefined {
  const wanted = new URLSearchParams(search).get('document');
  return documents.find(({ name }) => name === wanted) ?? documents[0];
}
