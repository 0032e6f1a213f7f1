import { addMember, itemsOf, propertiesOf, typesOf, valueOfText } from '../media/wire-text.ts';
import type { BodyHead } from '../shapes/representation.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import type { Element } from './element.ts';
import { requires, wordsOf } from './xml-words.ts';

/** The wire value of an element, as its schema takes it. What the schema does not know stays where a check finds it. */
export function valueOf(element: Element, node: SchemaNode, setting: BodyHead): unknown {
  const { schemas } = setting;
  const types = typesOf(node, schemas);
  if (element.attributes.get('nil') === 'true' && types.has('null')) return null;
  if (types.has('array') && !types.has('object')) return element.children.map((child) => valueOf(child, itemsOf(node, schemas), setting));
  if (types.has('object') || (types.size === 0 && element.children.length > 0)) return objectOf(element, node, setting);
  // Elements inside what is a text to its schema: an object, which its check refuses.
  return element.children.length > 0 ? objectOf(element, true, setting) : valueOfText(element.text, node, setting);
}

function objectOf(element: Element, node: SchemaNode, setting: BodyHead): object {
  const { schemas } = setting;
  const object = {};
  const taken = new Set<Element | string>();
  for (const [member, schema] of propertiesOf(node, schemas)) {
    const words = wordsOf(schema, schemas);
    if (words.attribute === true) {
      const name = words.name ?? member;
      const text = element.attributes.get(name);
      taken.add(name);
      if (text !== undefined) addMember(object, member, valueOfText(text, schema, setting));
    } else addElements(object, member, { element, schema, taken, isRequired: requires(node, member, schemas) }, setting);
  }
  addUnknown(object, element, taken);
  return object;
}

interface MemberSite {
  readonly element: Element;
  readonly schema: SchemaNode;
  readonly taken: Set<Element | string>;
  readonly isRequired: boolean;
}

function addElements(object: object, member: string, { element, schema, taken, isRequired }: MemberSite, setting: BodyHead): void {
  const { schemas } = setting;
  const words = wordsOf(schema, schemas);
  const isList = typesOf(schema, schemas).has('array');
  const items = itemsOf(schema, schemas);
  // OpenAPI 3.1 section 4.8.26.2: a list that is not wrapped has no name of its own.
  const isWrapped = isList && words.wrapped === true;
  const inner = isList && !isWrapped ? { ...words, ...wordsOf(items, schemas), name: wordsOf(items, schemas).name ?? member } : words;
  const found = element.children.filter(
    ({ name, namespace }) => name === (inner.name ?? member) && (inner.namespace === undefined || namespace === inner.namespace),
  );
  for (const child of found) taken.add(child);
  const values = found.map((child) => valueOf(child, isList && !isWrapped ? items : schema, setting));
  if (isList && !isWrapped) {
    if (values.length > 0 || isRequired) addMember(object, member, values);
  } else if (values.length > 0) addMember(object, member, values.length === 1 ? values[0] : values);
}

/** Elements and attributes that no member is called as: members by that name. */
function addUnknown(object: object, { children, attributes }: Element, taken: ReadonlySet<Element | string>): void {
  for (const child of children) if (!taken.has(child)) addMember(object, child.name, child.children.length > 0 ? {} : child.text);
  for (const [name, text] of attributes) if (!taken.has(name) && name !== 'nil' && name !== 'schemaLocation') addMember(object, name, text);
}
