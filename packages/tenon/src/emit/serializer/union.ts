import type { Json } from '../../shapes/json.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { alternativesOf } from './alternatives.ts';
import { writeGuarded } from './branch-check.ts';
import type { ByteWriter, Place, Way } from './byte-writer.ts';
import { kindsOf, kindTests, typesOf, type Kind } from './kinds.ts';
import { equalTo, listed, literalsOf, unionOf, writeLiteral } from './literal-value.ts';
import { membersOf } from './members.ts';
import { declaredMember } from './object.ts';
import { atMember } from './pointer.ts';

/** Writes a value by the first branch of a union that it fits: told by its kind, by a tag, or else by a check. */
export function writeUnion(writer: ByteWriter, branches: readonly SchemaNode[], place: Place): void {
  const all = flattened(branches);
  const literals = literalsOf({ anyOf: all }, writer.schemas);
  if (literals !== null) return writeLiteral(writer, literals, place);
  if (all.length === 1) return writer.node(all[0] as SchemaNode, place); // one element
  const candidates = candidatesByKind(all, writer.schemas);
  if (candidates === null) return writeByCheck(writer, all, place);
  const ways = [...candidates].map(([branchesOfKind, kinds]): Way => ({
    when: kinds.map((kind) => `(${kindTests[kind](place.value)})`).join(' || '),
    write: () => writeOneKind(writer, branchesOfKind, kinds, place),
  }));
  const expected = [...candidates.values()].flat().join(' or ');
  writer.fork([...ways, { when: null, write: () => writer.refuse(place, expected) }]);
}

function flattened(branches: readonly SchemaNode[]): readonly SchemaNode[] {
  return branches.flatMap((branch) => {
    const inner = unionOf(branch);
    return inner === null ? [branch] : flattened(inner);
  });
}

/** Kinds with the branches that take them, kinds with the same branches together; null when a branch takes any kind. */
function candidatesByKind(branches: readonly SchemaNode[], schemas: Schemas): ReadonlyMap<readonly SchemaNode[], readonly Kind[]> | null {
  const taken = branches.map((branch) => kindsOf(branch, schemas));
  if (taken.includes(null)) return null;
  const groups = new Map<string, [readonly SchemaNode[], Kind[]]>();
  for (const kind of Object.keys(kindTests) as Kind[]) {
    // the keys of a table over Kind
    const indexes = branches.flatMap((_, index) => (taken[index]?.has(kind) ? [index] : []));
    if (indexes.length === 0) continue;
    // An object is a kind of last resort: it is never tested together with the kinds that must be tested before it.
    const key = kind === 'object' ? 'object' : indexes.join();
    const group = groups.get(key) ?? [indexes.map((index) => branches[index] as SchemaNode), []]; // indexes of branches
    group[1].push(kind);
    groups.set(key, group);
  }
  return new Map(groups.values());
}

function writeOneKind(writer: ByteWriter, branches: readonly SchemaNode[], kinds: readonly Kind[], place: Place): void {
  const [first] = branches;
  if (branches.length === 1) return writer.node(first as SchemaNode, place); // one element
  const plain = plainScalar(branches, kinds);
  if (plain !== null) return writer.node(plain, place);
  const literals = literalsOf({ anyOf: branches }, writer.schemas);
  if (literals !== null) return writeLiteral(writer, literals, place);
  const tag = kinds.length === 1 && kinds[0] === 'object' ? tagOf(branches, writer.schemas) : null;
  if (tag === null) writeByCheck(writer, branches, place);
  else writeByTag(writer, tag, branches, place);
}

/** A branch that takes every value of the one scalar kind: all branches would write such a value alike. */
function plainScalar(branches: readonly SchemaNode[], kinds: readonly Kind[]): SchemaNode | null {
  const [kind] = kinds;
  if (kinds.length > 1 || (kind !== 'string' && kind !== 'number' && kind !== 'boolean' && kind !== 'null')) return null;
  const takesAll = branches.some(
    (branch) =>
      typeof branch === 'object' &&
      branch.const === undefined &&
      branch.enum === undefined &&
      branch.codec === undefined &&
      branch.allOf === undefined &&
      branch.anyOf === undefined &&
      branch.oneOf === undefined &&
      branch.$ref === undefined &&
      typesOf(branch)?.includes(kind) === true,
  );
  return takesAll ? { type: kind } : null;
}

function writeByCheck(writer: ByteWriter, branches: readonly SchemaNode[], place: Place): void {
  writeGuarded(
    writer,
    branches.map((node) => ({ guards: [{ node, holds: true }], write: () => writer.node(node, place) })),
    place,
  );
}

interface Tag {
  readonly name: string;
  /** By branch. */
  readonly values: readonly (readonly Json[])[];
}

/** A required member whose values tell the branches apart. */
function tagOf(branches: readonly SchemaNode[], schemas: Schemas): Tag | null {
  const tables = branches.map((branch) => literalMembers(branch, schemas));
  for (const name of tables[0]?.keys() ?? []) {
    const values = tables.map((table) => table.get(name) ?? []);
    const all = values.flat();
    const isScalar = all.every((value) => value === null || typeof value !== 'object');
    if (isScalar && values.every((list) => list.length > 0) && new Set(all).size === all.length) return { name, values };
  }
  return null;
}

/** Required members that are one of a list of values in every alternative of a branch. */
function literalMembers(branch: SchemaNode, schemas: Schemas): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Json[]>();
  const alternatives = alternativesOf(branch, schemas);
  for (const { parts } of alternatives) {
    const { declared, required } = membersOf(parts);
    for (const [name, node] of declared) {
      const values = required.has(name) ? literalsOf(node, schemas) : null;
      if (values !== null) found.set(name, [...(found.get(name) ?? []), ...values]);
      else found.delete(name);
    }
  }
  return found;
}

function writeByTag(writer: ByteWriter, { name, values }: Tag, branches: readonly SchemaNode[], place: Place): void {
  const value = writer.bind('tag', declaredMember(place.value, name));
  const ways = branches.map((branch, index): Way => ({
    when: (values[index] ?? []).map((one) => equalTo(value, one)).join(' || '),
    write: () => writer.node(branch, place),
  }));
  const inner = { value, pointer: atMember(place.pointer, name) };
  writer.fork([...ways, { when: null, write: () => writer.refuse(inner, listed(values.flat())) }]);
}
