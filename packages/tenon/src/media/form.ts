import type { BodyHead, BodyToRead, Representation } from '../shapes/representation.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { HttpError } from '../support/errors.ts';
import { representing } from '../support/representing.ts';
import { utf8TextOf } from '../support/utf8.ts';
import { addMember, itemsOf, propertiesOf, typesOf, valueOfText } from './wire-text.ts';

/**
 * HTML forms (`application/x-www-form-urlencoded`), for requests: a field per member, a list as a field that is repeated, an
 * object as JSON. Source: URL Standard section 5.1.
 */
export function form(): Representation & { readonly client: 'value' } {
  return representing({ mediaType: 'application/x-www-form-urlencoded', client: 'value', read: (body) => objectOf(fieldsOf(body), body) });
}

/** More fields than this are an attack, not a form. */
const mostFields = 1000;

function fieldsOf({ bytes }: BodyToRead): readonly (readonly [name: string, value: string])[] {
  const text = utf8TextOf(bytes);
  const fields = text === '' ? [] : text.split('&', mostFields + 1);
  if (fields.length > mostFields) throw new HttpError(413, 'body.too-many-fields', `A form has at most ${mostFields} fields`);
  return fields
    .filter((field) => field !== '')
    .map((field) => {
      const equals = field.indexOf('=');
      return equals === -1 ? [decoded(field), ''] : [decoded(field.slice(0, equals)), decoded(field.slice(equals + 1))];
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new HttpError(400, 'body.malformed', 'The form has a percent-escape that is no UTF-8 text');
  }
}

/** Fields as an object: each value as its member's schema takes it. A scalar that is repeated is a list, which its schema refuses. */
export function objectOf(fields: readonly (readonly [name: string, value: unknown])[], body: BodyHead): object {
  const { schema, schemas } = body;
  const properties = propertiesOf(schema, schemas);
  const byName = new Map<string, unknown[]>();
  for (const [name, value] of fields) byName.set(name, [...(byName.get(name) ?? []), value]);
  const object = {};
  const valueOf = (value: unknown, node: SchemaNode): unknown => (typeof value === 'string' ? valueOfText(value, node, body) : value);
  for (const [name, values] of byName) {
    const node = properties.get(name) ?? true;
    const isList = typesOf(node, schemas).has('array');
    const items = isList ? itemsOf(node, schemas) : node;
    const all = values.map((value) => valueOf(value, items));
    addMember(object, name, isList || all.length > 1 ? all : all[0]);
  }
  return object;
}
