import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { HttpError } from '../support/errors.ts';

/** An element as its schema sees it. */
export interface Element {
  /** Without its prefix. */
  readonly name: string;
  /** `''` is none. */
  readonly namespace: string;
  /** By name without prefix; the declarations of namespaces are none. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text, with references resolved. */
  readonly text: string;
}

/** As the parser gives nodes: one member that names it, and `:@` with its attributes. */
interface ParsedNode {
  readonly [name: string]: readonly ParsedNode[] | string | { readonly [attribute: string]: string };
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * The root element of a document.
 * Throws: HttpError 400 for what is not well-formed, has a document type, refers to an entity that XML does not know by itself, or
 * nests deeper than `depth`.
 * Source: XML 1.0 (fifth edition); Namespaces in XML 1.0.
 */
export function rootOf(text: string, depth: number): Element {
  // Entities, their bombs and what they fetch: none of it is there without a document type.
  if (/<!DOCTYPE/i.test(text)) throw new HttpError(400, 'body.malformed', 'The XML has a document type');
  if (XMLValidator.validate(text) !== true) throw malformed();
  let nodes: readonly ParsedNode[];
  try {
    nodes = parser.parse(text.replace(/^\ufeff/, '')) as readonly ParsedNode[]; // the shape of preserveOrder
  } catch {
    throw malformed();
  }
  const [root, ...others] = nodes.filter((node) => !('#text' in node));
  if (root === undefined || others.length > 0) throw malformed();
  return elementOf(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]), depth);
}

function elementOf(node: ParsedNode, outer: ReadonlyMap<string, string>, depth: number): Element {
  if (depth <= 0) throw new HttpError(400, 'body.too-deep', 'The elements of the body nest too deep');
  const [tag = ''] = Object.keys(node).filter((name) => name !== ':@');
  const attributes = Object.entries((node[':@'] ?? {}) as { readonly [name: string]: string }).map(([name, value]) => [name, resolved(value)] as const);
  const namespaces = scopeOf(attributes, outer);
  const inner = (node[tag] ?? []) as readonly ParsedNode[];
  const [prefix, name] = parted(tag);
  const namespace = namespaces.get(prefix) ?? '';
  if (prefix !== '' && namespace === '') throw malformed();
  return {
    name,
    namespace,
    attributes: new Map(attributes.filter(([each]) => each !== 'xmlns' && !each.startsWith('xmlns:')).map(([each, value]) => [parted(each)[1], value])),
    children: inner.filter(isElement).map((child) => elementOf(child, namespaces, depth - 1)),
    text: inner.map(textOf).join(''),
  };
}

function scopeOf(attributes: readonly (readonly [name: string, value: string])[], outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = attributes.flatMap(([name, value]) =>
    name === 'xmlns' ? [['', value] as const] : name.startsWith('xmlns:') ? [[name.slice(6), value] as const] : [],
  );
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

function parted(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function isElement(node: ParsedNode): boolean {
  return !('#text' in node) && !('#cdata' in node);
}

function textOf(node: ParsedNode): string {
  if ('#text' in node) return resolved(String(node['#text']));
  if (!('#cdata' in node)) return '';
  return ((node['#cdata'] ?? []) as readonly ParsedNode[]).map((part) => String(part['#text'] ?? '')).join('');
}

const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML 1.0 sections 4.1 and 4.6; line ends are those of section 2.11. */
function resolved(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  if (!plain.includes('&')) return plain;
  return plain.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{1,4}))?(;?)/g, (_, hex?: string, decimal?: string, name?: string, end?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null;
    const character = code === null ? known[name ?? ''] : isCharacter(code) ? String.fromCodePoint(code) : undefined;
    if (character === undefined || end !== ';') throw malformed();
    return character;
  });
}

/** XML 1.0 section 2.2. */
function isCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function malformed(): HttpError {
  return new HttpError(400, 'body.malformed', 'The body is not well-formed XML');
}
