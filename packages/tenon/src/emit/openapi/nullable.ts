import type { JsonType, SchemaNode, SchemaObject } from '../../shapes/schema.ts';

/** Keywords that also bind `null`: with one of them, a schema and its nullable form differ in more than the type. */
const bindNull: readonly (keyof SchemaObject)[] = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'discriminator', 'foreign'];

/** Keywords that help to read and refuse nothing. Where both have one, that of the union counts: it speaks of null, too. */
const annotations = new Set(['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly']);

/** `anyOf` of a plain schema and null as one schema with a list of types; a nullable enum lists `null` itself. */
export function withNullableType(node: SchemaObject): SchemaObject {
  const { anyOf, ...around } = node;
  const [first, second] = anyOf ?? [];
  if (anyOf?.length !== 2 || first === undefined || second === undefined) return node;
  const inner = isNull(second) ? first : isNull(first) ? second : null;
  if (inner === null || typeof inner === 'boolean' || bindNull.some((keyword) => inner[keyword] !== undefined)) return node;
  if (Object.keys(around).some((keyword) => !annotations.has(keyword) && Object.hasOwn(inner, keyword))) return node;
  const { type, const: only, enum: listed, ...rest } = inner;
  const values = only === undefined ? listed : [only];
  if (type === undefined && values === undefined) return node;
  return {
    ...rest,
    ...around,
    ...(type === undefined ? {} : { type: [...typesOf(type).filter((name) => name !== 'null'), 'null' as const] }),
    ...(values === undefined ? {} : { enum: [...values.filter((value) => value !== null), null] }),
  };
}

/** Whether a schema is that of `null` and nothing else. */
export function isNull(node: SchemaNode): boolean {
  return typeof node === 'object' && node.type === 'null' && Object.keys(node).length === 1;
}

function typesOf(type: JsonType | readonly JsonType[]): readonly JsonType[] {
  return typeof type === 'string' ? [type] : type;
}
