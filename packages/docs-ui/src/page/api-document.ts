/** An OpenAPI document, as far as the page reads it itself. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, object>>;
}

/**
 * Fetches a document.
 * Throws: Error with a sentence for the reader.
 */
export async function loadDocument(url: string): Promise<ApiDocument> {
  const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => null);
  if (response === null) throw new Error('The server cannot be reached. Check your connection, then load this page again.');
  if (!response.ok) throw new Error(refusal(response.status));
  const document: unknown = await response.json().catch(() => null);
  if (!isObject(document)) throw new Error('What came is no OpenAPI document. It may be the page of a login: sign in, then load this page again.');
  return document;
}

function refusal(status: number): string {
  if (status === 401) return 'The server wants to know who you are (401). Sign in, then load this page again.';
  if (status === 403) return 'You may not read it (403).';
  if (status === 404) return 'The server has nothing there (404).';
  return `The server answered ${status}. Try again later; its log may say more.`;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** How many operations a document has. */
export function operationCount({ paths = {} }: ApiDocument): number {
  const items = Object.values(paths).filter(isObject);
  return items.reduce((count: number, item) => count + Object.keys(item).filter((key) => methods.has(key)).length, 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
