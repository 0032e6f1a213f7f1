import { XMLBuilder } from 'fast-xml-parser';
import { itemsOf, propertiesOf } from '../media/wire-text.ts';
import type { RepresentationSetting } from '../shapes/representation.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { elementName, wordsOf, type XmlWords } from './xml-words.ts';

/** As the builder takes nodes: one member that names it, and `:@` with its attributes. */
interface BuiltNode {
  readonly [name: string]: readonly BuiltNode[] | string | { readonly [attribute: string]: string };
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});
const nil = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:nil': 'true' };

/**
 * A wire value as an XML document.
 * Throws: TypeError for a text that XML cannot hold, or a name that no element can have.
 */
export function documentOf(value: unknown, setting: RepresentationSetting, root: string): string {
  const { schema } = setting;
  const name = elementName(schema, setting, root);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build([elementOf(name, value, schema, setting)]))}\n`;
}

function elementOf(name: string, value: unknown, node: SchemaNode, setting: RepresentationSetting): BuiltNode {
  const words = wordsOf(node, setting.schemas);
  const tag = named(words.prefix === undefined ? name : `${words.prefix}:${name}`);
  const own = namespaceOf(words);
  if (value === null) return { [tag]: [], ':@': { ...own, ...nil } };
  if (Array.isArray(value))
    return withAttributes({ [tag]: itemNodes(value, node, setting, elementName(itemsOf(node, setting.schemas), setting, 'item')) }, own);
  if (typeof value !== 'object') return withAttributes({ [tag]: textNodes(value) }, own);
  const members = propertiesOf(node, setting.schemas);
  const attributes: Record<string, string> = { ...own };
  const children: BuiltNode[] = [];
  for (const [member, inner] of Object.entries(value)) {
    const schema = members.get(member) ?? true;
    const said = wordsOf(schema, setting.schemas);
    if (said.attribute === true && (typeof inner !== 'object' || inner === null)) {
      if (inner !== null) attributes[named(said.name ?? member)] = legal(String(inner));
    } else children.push(...memberNodes(member, inner, schema, setting));
  }
  return withAttributes({ [tag]: children }, attributes);
}

function memberNodes(member: string, value: unknown, schema: SchemaNode, setting: RepresentationSetting): readonly BuiltNode[] {
  const words = wordsOf(schema, setting.schemas);
  if (!Array.isArray(value)) return [elementOf(words.name ?? member, value, schema, setting)];
  const itemName = wordsOf(itemsOf(schema, setting.schemas), setting.schemas).name;
  if (words.wrapped !== true) return itemNodes(value, schema, setting, itemName ?? member);
  const name = words.name ?? member;
  const tag = named(words.prefix === undefined ? name : `${words.prefix}:${name}`);
  return [withAttributes({ [tag]: itemNodes(value, schema, setting, itemName ?? name) }, namespaceOf(words))];
}

function itemNodes(values: readonly unknown[], node: SchemaNode, setting: RepresentationSetting, name: string): readonly BuiltNode[] {
  const items = itemsOf(node, setting.schemas);
  return values.map((value) => elementOf(name, value, items, setting));
}

function namespaceOf({ namespace, prefix }: XmlWords): Record<string, string> {
  return namespace === undefined ? {} : { [prefix === undefined ? 'xmlns' : `xmlns:${prefix}`]: namespace };
}

function withAttributes(node: BuiltNode, attributes: Record<string, string>): BuiltNode {
  return Object.keys(attributes).length === 0 ? node : { ...node, ':@': attributes };
}

function textNodes(value: unknown): readonly BuiltNode[] {
  const text = legal(String(value));
  return text === '' ? [] : [{ '#text': text }];
}

/** XML 1.0 section 2.2: some characters have no form in a document, not even an escaped one. A carriage return would be read as a line feed. */
function legal(text: string): string {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
    throw new TypeError('a character that XML cannot hold');
  return text;
}

/** XML 1.0 section 2.3, in ASCII and letters of any language. */
function named(name: string): string {
  if (!/^(?:[\p{L}_][\p{L}\p{N}_.-]*:)?[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) throw new TypeError('a name that no element can have');
  return name;
}
