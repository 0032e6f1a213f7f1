import type { Representation } from '../shapes/representation.ts';
import { representing } from '../support/representing.ts';
import { utf8TextOf } from '../support/utf8.ts';
import { valueOfText } from './wire-text.ts';

/** A text as it is, in UTF-8: of a string, a number or a boolean. Default: `text/plain`. */
export function text(mediaType = 'text/plain'): Representation & { readonly client: 'text' } {
  return representing({ mediaType, client: 'text', read: (body) => valueOfText(utf8TextOf(body.bytes), body.schema, body), write: String });
}
