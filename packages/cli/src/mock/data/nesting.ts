import { isObject, type JsonObject } from '../../document/json.ts';
import { listOf, stringsOf } from './keyword-values.ts';
import { below, type PlacedSchema, type Schemas } from './schemas.ts';

/** How deep the smallest value of a schema is: 0 for a text, Infinity where only an endless value would do. */
export class Nesting {
  readonly #schemas: Schemas;
  readonly #known = new Map<string, number>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  of(placed: PlacedSchema): number {
    return this.#depth(placed, new Set());
  }

  #depth(placed: PlacedSchema, open: ReadonlySet<string>): number {
    const { schema, pointer } = placed;
    if (typeof schema === 'boolean') return schema ? 0 : Infinity;
    const known = this.#known.get(pointer);
    if (known !== undefined) return known;
    if (open.has(pointer)) return Infinity;
    const within = new Set(open).add(pointer);
    const depth = Math.max(0, ...demands(placed, schema, (inner) => this.#depth(inner, within)), this.#referred(schema, within));
    // What is endless here may be so only because of where the search came from.
    if (depth !== Infinity) this.#known.set(pointer, depth);
    return depth;
  }

  #referred({ $ref: reference }: JsonObject, open: ReadonlySet<string>): number {
    const target = typeof reference === 'string' ? this.#schemas.resolve(reference) : null;
    return target === null ? 0 : this.#depth(target, open);
  }
}

function demands(placed: PlacedSchema, schema: JsonObject, depthOf: (inner: PlacedSchema) => number): readonly number[] {
  const each = (keyword: string): number[] => listOf(schema[keyword]).map((_, index) => depthOf(below(placed, keyword, index)));
  return [
    ...each('allOf'),
    ...['anyOf', 'oneOf'].filter((keyword) => listOf(schema[keyword]).length > 0).map((keyword) => Math.min(...each(keyword))),
    // No name and no item is needed where another type will do.
    ...(mayBe(schema, 'object') ? requiredMembers(placed, schema).map((inner) => 1 + depthOf(inner)) : []),
    ...(mayBe(schema, 'array') ? neededItems(placed, schema).map((inner) => 1 + depthOf(inner)) : []),
  ];
}

function requiredMembers(placed: PlacedSchema, { properties, required }: JsonObject): readonly PlacedSchema[] {
  return stringsOf(required).flatMap((name) => (isObject(properties) && Object.hasOwn(properties, name) ? [below(placed, 'properties', name)] : []));
}

function neededItems(placed: PlacedSchema, { prefixItems, items, minItems }: JsonObject): readonly PlacedSchema[] {
  const count = typeof minItems === 'number' ? minItems : 0;
  const prefix = listOf(prefixItems).slice(0, count);
  const rest = count > prefix.length && (isObject(items) || typeof items === 'boolean') ? [below(placed, 'items')] : [];
  return [...prefix.map((_, index) => below(placed, 'prefixItems', index)), ...rest];
}

function mayBe({ type }: JsonObject, wanted: string): boolean {
  return type === undefined || type === wanted || (Array.isArray(type) && type.length === 1 && type[0] === wanted);
}
