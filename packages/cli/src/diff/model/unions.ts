import { asSet, canonical } from './canonical.ts';
import { anything, type Alternatives, type SchemaRef, type Shape, type ValueType } from './shape.ts';

/** A schema of a union, read. */
export interface Member {
  readonly ref: SchemaRef;
  readonly shape: Shape;
  readonly component: string | null;
}

/**
 * What `anyOf` or `oneOf` of some members says, in the plainest form that says exactly that: null apart, values of constants together,
 * inline members of different types as one schema of several types.
 */
export function unionShape(kind: Alternatives['kind'], refs: readonly SchemaRef[], read: (ref: SchemaRef) => Member): Shape {
  // Said twice, anyOf says no more; oneOf of two equal schemas admits nothing.
  const all = (kind === 'anyOf' ? unique(refs) : refs).map(read);
  const isNullable = all.some(({ shape }) => shape.isNullable);
  const members = all.filter(({ shape }) => !isNever(shape)).flatMap((member) => spliced(kind, member, read));
  const [only, ...others] = members;
  if (only === undefined) return { ...anything, types: [], isNullable };
  if (others.length === 0) return { ...only.shape, isNullable, component: only.component ?? only.shape.component };
  const plain = asValues(members) ?? asTypes(members);
  if (plain !== null) return { ...plain, isNullable };
  return { ...anything, isNullable, alternatives: { kind, members: members.map(({ ref }) => ref) } };
}

function unique(refs: readonly SchemaRef[]): readonly SchemaRef[] {
  return [...new Map(refs.map((ref) => [canonical(ref.raw), ref])).values()];
}

/** Whether no value but null is valid. */
export function isNever({ types, values }: Shape): boolean {
  return types?.length === 0 || values?.length === 0;
}

/** The members of a union that stands inline in another of the same kind. */
function spliced(kind: Alternatives['kind'], member: Member, read: (ref: SchemaRef) => Member): readonly Member[] {
  const { alternatives } = member.shape;
  if (member.component !== null || alternatives?.kind !== kind || !saysOnly(member.shape, ['alternatives'])) return [member];
  return alternatives.members.map(read);
}

/** Constants and enumerations together are one enumeration. */
function asValues(members: readonly Member[]): Shape | null {
  if (!members.every(({ shape }) => shape.values !== null && saysOnly(shape, ['values', 'types']))) return null;
  return { ...anything, values: asSet(members.flatMap(({ shape }) => shape.values ?? [])), types: null };
}

/** Schemas of different types are one schema of these types, since every keyword is about one type. */
function asTypes(members: readonly Member[]): Shape | null {
  const isMergeable = members.every(({ shape, component }) => component === null && shape.types !== null && shape.values === null && isUnconditional(shape));
  const types = members.flatMap(({ shape }) => (shape.types ?? []).map((type) => (type === 'integer' ? 'number' : type)));
  if (!isMergeable || new Set(types).size < types.length) return null;
  return members.map(({ shape }) => shape).reduce(together);
}

function together(left: Shape, right: Shape): Shape {
  const types: readonly ValueType[] = [...(left.types ?? []), ...(right.types ?? [])].sort();
  const has = (type: ValueType): Shape => (left.types?.includes(type) === true ? left : right);
  const { properties, required, patternProperties, additional } = has('object');
  const { prefixItems, items, isUnique } = has('array');
  const { pattern, format } = has('string');
  const multipleOf = left.multipleOf ?? right.multipleOf;
  return {
    ...left,
    types,
    bounds: { ...left.bounds, ...right.bounds },
    properties,
    required,
    patternProperties,
    additional,
    prefixItems,
    items,
    isUnique,
    pattern,
    format,
    multipleOf,
  };
}

function isUnconditional({ alternatives, others, conditions, extensibleValues }: Shape): boolean {
  return alternatives === null && others.length === 0 && conditions.size === 0 && extensibleValues === null;
}

const annotations: readonly string[] = ['isNullable', 'defaultValue', 'isReadOnly', 'isWriteOnly', 'discriminator', 'component', 'isExtensible', 'isTuple'];

/** Whether a shape constrains nothing but these of its members. */
export function saysOnly(shape: Shape, members: readonly (keyof Shape)[]): boolean {
  return (Object.keys(shape) as (keyof Shape)[]).every(
    (member) => members.includes(member) || annotations.includes(member) || isEmpty(shape[member], anything[member]),
  ); // own keys
}

function isEmpty(value: unknown, usual: unknown): boolean {
  if (value === usual) return true;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
