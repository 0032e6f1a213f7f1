import type { RepresentationSetting } from '../shapes/representation.ts';
import type { SchemaNode, Schemas } from '../shapes/schema.ts';

/** The XML Object of a schema. Source: OpenAPI 3.1 section 4.8.26. */
export interface XmlWords {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

/** What a schema says of its element, through references; the nearest word counts. */
export function wordsOf(node: SchemaNode, schemas: Schemas, depth = 0): XmlWords {
  if (typeof node === 'boolean' || depth > 20) return {};
  const target = node.$ref === undefined ? undefined : schemas.definitions.get(node.$ref);
  const parts = [...(target === undefined ? [] : [target]), ...(node.allOf ?? [])];
  return Object.assign({}, ...parts.map((part) => wordsOf(part, schemas, depth + 1)), node.xml as XmlWords | undefined) as XmlWords; // checked by OpenAPI's schema, not by ours
}

/** The name of the element of a whole value: what its schema says, its component, or `fallback`. */
export function elementName(node: SchemaNode, { schemas }: Pick<RepresentationSetting, 'schemas'>, fallback: string): string {
  const component = typeof node === 'object' && node.$ref !== undefined ? (node.$ref.split('?')[0] ?? fallback) : fallback;
  return wordsOf(node, schemas).name ?? component;
}

/** Whether a schema requires a member, itself or by a reference. */
export function requires(node: SchemaNode, name: string, schemas: Schemas, depth = 0): boolean {
  if (typeof node === 'boolean' || depth > 20) return false;
  const target = node.$ref === undefined ? undefined : schemas.definitions.get(node.$ref);
  const parts: readonly SchemaNode[] = [...(target === undefined ? [] : [target]), ...(node.allOf ?? [])];
  return (node.required ?? []).includes(name) || parts.some((part) => requires(part, name, schemas, depth + 1));
}
