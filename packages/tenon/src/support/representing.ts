import type { Representation } from '../shapes/representation.ts';

/** What a representation says of itself; the rest is that of most: neither JSON nor bytes, documented by its schema, one way only. */
type Said<Client> = Pick<Representation, 'mediaType'> & { readonly client: Client } & Partial<Representation>;

/** Makes a representation. */
export function representing<Client extends Representation['client']>(said: Said<Client>): Representation & { readonly client: Client } {
  return { kind: 'representation', form: 'other', document: 'schema', read: null, write: null, ...said };
}
