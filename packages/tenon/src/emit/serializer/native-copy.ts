import { resolved } from '../../keywords/definition.ts';
import { isInherited } from '../../keywords/presence.ts';
import type { JsonType, SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import { literal, member, type Code, type UnitWriter } from '../../support/code.ts';
import { declares, isOnly } from './alternatives.ts';
import { atIndex, atMember, atRoot, pointerCode } from './pointer.ts';
import type { Place } from './byte-writer.ts';

/**
 * What bytes cost more than `JSON.stringify` of a copy, in ns for a value of a type where the latter is fast: Node 26, which
 * gives 30 against 22 for a short text, 10 against 12 for an integer.
 */
const gains: { readonly [type in JsonType]: number } = { string: 8, number: 4, integer: -3, boolean: -2, null: 0, array: 0, object: 0 };

/** In lists, where `JSON.stringify` gives 14 against 15 for a small integer, 36 against 39 for a large one. */
const gainOfListedInteger = 3;

/** What the way there costs more than that to bytes, which small objects do not earn back. */
const leastGain = 20;
/** How many items an array is taken to have. */
const usualItems = 8;
// Of JSON text: V8 optimises no function above 60 KB of bytecode.
const largestUnit = 6000;

/** Whether a value is better copied and left to a fast `JSON.stringify`; only of plain objects, arrays and scalars. */
export function prefersCopy(node: SchemaNode, schemas: Schemas): boolean {
  return JSON.stringify(node).length <= largestUnit && (gainOf(node, schemas, []) ?? 0) > leastGain;
}

/** Whether the values are lists of strings, of which it depends on the strings how they leave best. */
export function isListOfTexts(node: SchemaNode, schemas: Schemas): boolean {
  const target = targetOf(node, schemas);
  return target?.type === 'array' && isOf(target.items ?? true, 'string', schemas);
}

function isOf(node: SchemaNode, type: JsonType, schemas: Schemas): boolean {
  const target = targetOf(node, schemas);
  return target !== null && scalarTypes(target)?.join() === type;
}

/** Null where a copy cannot say what the node says. */
function gainOf(node: SchemaNode, schemas: Schemas, seen: readonly SchemaNode[]): number | null {
  const target = targetOf(node, schemas);
  if (target === null || seen.includes(target)) return target === null ? null : 0;
  if (scalarTypes(target) !== null) return Math.max(...(scalarTypes(target) ?? []).map((type) => gains[type]));
  const isArray = target.type === 'array';
  const inner = isArray ? [target.items ?? true] : Object.values(target.properties ?? {});
  return inner.reduce<number | null>((sum, part) => {
    const gain = isArray && isOf(part, 'integer', schemas) ? gainOfListedInteger : gainOf(part, schemas, [...seen, target]);
    return sum === null || gain === null ? null : sum + gain * (isArray ? usualItems : 1);
  }, 0);
}

/** The node that a copy is made by; null for all that only bytes can say. */
function targetOf(node: SchemaNode, schemas: Schemas): SchemaObject | null {
  const target = resolved(node, schemas);
  if (typeof target === 'boolean' || target.codec !== undefined || target.foreign !== undefined) return null;
  if (scalarTypes(target) !== null) return target;
  if (target.type === 'array' && target.items !== undefined && isPlain(target, ['items'])) return target;
  return target.type === 'object' && isPlainObject(target) ? target : null;
}

function isPlainObject(node: SchemaObject): boolean {
  const names = Object.keys(node.properties ?? {});
  // Names that are indexes come first in every object, whatever was declared.
  return (
    names.length > 0 &&
    isPlain(node, ['properties', 'additionalProperties']) &&
    names.every((name) => !isInherited(name) && name !== 'toJSON' && !/^\d/.test(name)) &&
    (node.additionalProperties ?? false) === false
  );
}

/** Says a node, beside its type, nothing about what leaves but these? */
function isPlain({ type: _, required: __, ...rest }: SchemaObject, keywords: readonly (keyof SchemaObject)[]): boolean {
  const others = Object.entries(rest).filter(([name]) => !(keywords as readonly string[]).includes(name));
  return !declares(Object.fromEntries(others) as SchemaObject); // a part of one
}

/** The scalar type of a node that says no more than that; two of a text or a boolean that may be null. */
function scalarTypes(node: SchemaObject): readonly JsonType[] | null {
  if (node.anyOf !== undefined && isOnly(node, 'anyOf')) return nullableTypes(node.anyOf);
  return isOnly(node, 'type') && typeof node.type === 'string' && node.type !== 'object' && node.type !== 'array' ? [node.type] : null;
}

function nullableTypes(branches: readonly SchemaNode[]): readonly JsonType[] | null {
  const types = branches.map((branch) => (typeof branch === 'boolean' || branch.codec !== undefined ? null : scalarTypes(branch)?.join()));
  const other = types.find((type) => type !== 'null');
  return branches.length === 2 && types.includes('null') && (other === 'string' || other === 'boolean') ? ['null', other] : null;
}

const tests: { readonly [type in Exclude<JsonType, 'array' | 'object'>]: (value: string) => string } = {
  null: (value) => `${value} === null`,
  boolean: (value) => `typeof ${value} === 'boolean'`,
  string: (value) => `typeof ${value} === 'string'`,
  number: (value) => `Number.isFinite(${value})`,
  integer: (value) => `Number.isInteger(${value})`,
};
const expectations: { readonly [type in JsonType]: string } = {
  null: 'null',
  boolean: 'boolean',
  string: 'string',
  number: 'finite number',
  integer: 'integer',
  array: 'array',
  object: 'object',
};

/** The unit `(value, sink) => copy` of what a node declares; refuses as the byte writer does. */
export function copyUnit(code: Code, schemas: Schemas, node: SchemaNode): string {
  const reference = typeof node === 'object' && node.$ref !== undefined ? node.$ref : null;
  return code.unit(`copy ${reference ?? `=${JSON.stringify(node)}`}`, 'copy', (unit) => {
    unit.line(`return ${new Copier(code, schemas, unit).copy(resolved(node, schemas), { value: 'value', pointer: atRoot })};`);
    return 'value, sink';
  });
}

class Copier {
  readonly #code: Code;
  readonly #schemas: Schemas;
  readonly #unit: UnitWriter;

  constructor(code: Code, schemas: Schemas, unit: UnitWriter) {
    this.#code = code;
    this.#schemas = schemas;
    this.#unit = unit;
  }

  /** Writes tests of a value, and gives the expression of its copy. */
  copy(node: SchemaNode, place: Place): string {
    if (typeof node === 'boolean') return place.value;
    if (node.$ref !== undefined) return this.#call(node, place);
    const types = scalarTypes(node);
    if (types !== null) {
      const condition = types.map((type) => tests[type as keyof typeof tests](place.value)).join(' || ');
      this.#refuseUnless(condition, place, types.map((type) => expectations[type]).join(' or '));
      return place.value;
    }
    return node.type === 'array' ? this.#array(node, place) : this.#object(node, place);
  }

  #call(node: SchemaNode, { value, pointer }: Place): string {
    const copy = this.#unit.variable('copy');
    this.#unit.line(`let ${copy};`);
    const call = `${copy} = ${this.#unit.use(copyUnit(this.#code, this.#schemas, node))}(${value}, sink);`;
    this.#unit.line(`try { ${call} } catch (error) { throw sink.within(${pointerCode(pointer)}, error); }`);
    return copy;
  }

  #array({ items = true }: SchemaObject, { value, pointer }: Place): string {
    this.#refuseUnless(`Array.isArray(${value})`, { value, pointer }, 'array');
    const [copy, index] = [this.#bind('copy', `new Array(${value}.length)`), this.#unit.variable('index')];
    this.#unit.block(`for (let ${index} = 0; ${index} < ${value}.length; ${index}++)`, () => {
      const item = this.#bind('item', `${value}[${index}]`);
      this.#unit.line(`${copy}[${index}] = ${this.copy(items, { value: item, pointer: atIndex(pointer, index) })};`);
    });
    return copy;
  }

  #object({ properties = {}, required = [] }: SchemaObject, { value, pointer }: Place): string {
    const opaque = required.some((name) => Object.hasOwn(properties, name)) ? '' : ` && !sink.isOpaque(${value})`;
    this.#refuseUnless(`typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})${opaque}`, { value, pointer }, 'object');
    const members = Object.entries(properties).map(([name, node]) => {
      const inner = { value: this.#bind('member', member(value, name)), pointer: atMember(pointer, name) };
      return `${literal(name)}: ${required.includes(name) ? this.copy(node, inner) : this.#optional(node, inner)}`;
    });
    return `{ ${members.join(', ')} }`;
  }

  /** `JSON.stringify` leaves out what is undefined. */
  #optional(node: SchemaNode, place: Place): string {
    const copy = this.#unit.variable('copy');
    this.#unit.line(`let ${copy};`);
    this.#unit.block(`if (${place.value} !== undefined)`, () => this.#unit.line(`${copy} = ${this.copy(node, place)};`));
    return copy;
  }

  #bind(hint: string, expression: string): string {
    const name = this.#unit.variable(hint);
    this.#unit.line(`const ${name} = ${expression};`);
    return name;
  }

  #refuseUnless(condition: string, { pointer }: Place, expected: string): void {
    this.#unit.line(`if (!(${condition})) throw sink.mismatch(${pointerCode(pointer)}, ${literal(expected)});`);
  }
}
