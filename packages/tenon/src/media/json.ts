import type { Representation } from '../shapes/representation.ts';
import { representing } from '../support/representing.ts';

/** JSON, which a body is where nothing else is said; `json('application/merge-patch+json')` is JSON that is called something else. */
export function json(mediaType = 'application/json'): Representation & { readonly client: 'value' } {
  return representing({ mediaType, form: 'json', client: 'value' });
}
