import type { Representation } from '../shapes/representation.ts';
import { representing } from '../support/representing.ts';
import { utf8TextOf } from '../support/utf8.ts';
import { rootOf } from './element.ts';
import { valueOf } from './read.ts';
import { documentOf } from './write.ts';

/** How XML is written and called. */
export interface XmlOptions {
  /** Default: `application/xml`. */
  readonly mediaType?: string;
  /** What the root element is called where neither `xml: { name }` of its schema nor its component says it. Default: `items`. */
  readonly root?: string;
}

/**
 * XML, in and out, by the schema: elements are called as the members are, or as `xml: { name, attribute, wrapped, namespace, prefix }`
 * of a member says. Document types and the entities they declare are refused.
 * Source: OpenAPI 3.1 section 4.8.26 (XML Object).
 * @example body: content(Book, json(), xml())
 */
export function xml({ mediaType = 'application/xml', root = 'items' }: XmlOptions = {}): Representation & { readonly client: 'text' } {
  return representing({
    mediaType,
    client: 'text',
    read: (body) => valueOf(rootOf(utf8TextOf(body.bytes), body.depth), body.schema, body),
    write: (value, setting) => documentOf(value, setting, root),
  });
}
