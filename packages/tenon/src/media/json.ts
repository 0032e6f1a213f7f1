import type { Representation } from '../shapes/representation.ts';

/** JSON, which a body is where nothing else is said; `json('application/merge-patch+json')` is JSON that is called something else. */
export function json(mediaType = 'application/json'): Representation & { readonly client: 'value' } {
  return { kind: 'representation', mediaType, form: 'json', client: 'value', document: 'schema', read: null, write: null };
}
