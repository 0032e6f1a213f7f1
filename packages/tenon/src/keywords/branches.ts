import type { Json } from '../shapes/json.ts';
import type { JsonType, SchemaNode, SchemaObject } from '../shapes/schema.ts';
import { resolved } from './definition.ts';
import { failEnum } from './enum.ts';
import { equals } from './equality.ts';
import type { ExplainPlace } from './explainer.ts';
import { isRecord } from './names.ts';
import { has } from './presence.ts';
import { ownProperty } from './required.ts';
import { isType, typesOf } from './type.ts';

/**
 * Explains why a value fits no branch: by the branch that a constant member selects, else by the only branch of the
 * value's type, else in one issue with the types that would do.
 */
export function explainNoBranch(code: 'anyOf' | 'oneOf', branches: readonly SchemaNode[], place: ExplainPlace): void {
  if (branches.length === 0) return place.fail(code, 'is not allowed');
  const tag = tagOf(branches, place);
  if (tag !== null) return explainTagged(tag, code, branches, place);
  const fitting = branches.filter((branch) => fits(branch, place));
  explainOnly(fitting, code, branches, place);
}

/** Explains by the branch, if there is one only; when that finds nothing, and else, by the types of all. */
function explainOnly(chosen: readonly SchemaNode[], code: 'anyOf' | 'oneOf', branches: readonly SchemaNode[], place: ExplainPlace): void {
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1 && !place.explain(only)) return;
  failTypes(code, branches, place);
}

interface Tag {
  readonly name: string;
  /** The allowed values of each branch. */
  readonly values: readonly (readonly Json[])[];
}

/** A member that every branch limits to known values, when the value is an object. */
function tagOf(branches: readonly SchemaNode[], place: ExplainPlace): Tag | null {
  if (!isRecord(place.value, place.view) || branches.length < 2) return null;
  const objects = branches.map((branch) => resolved(branch, place.schemas));
  const first = objects[0] ?? true;
  for (const name of typeof first === 'boolean' ? [] : Object.keys(first.properties ?? {})) {
    const values = objects.map((object) => constantsOf(object, name, place));
    if (values.every((list) => list !== null)) return { name, values };
  }
  return null;
}

function constantsOf(branch: SchemaNode, name: string, place: ExplainPlace): readonly Json[] | null {
  if (typeof branch === 'boolean' || branch.required?.includes(name) !== true) return null;
  const property = ownProperty(branch.properties, name);
  const node = property === undefined ? true : resolved(property, place.schemas);
  if (typeof node === 'boolean' || (place.view === 'decoded' && node.codec !== undefined)) return null;
  return node.enum ?? (node.const === undefined ? null : [node.const]);
}

function explainTagged({ name, values }: Tag, code: 'anyOf' | 'oneOf', branches: readonly SchemaNode[], place: ExplainPlace): void {
  const value = place.value as Record<string, unknown>; // tagOf looks at objects only
  if (!has(value, name)) return place.failAt(name, 'required', 'is required');
  const selected = branches.filter((_, index) => values[index]?.some((allowed) => equals(value[name], allowed)));
  if (selected.length === 0) return failEnum(values.flat(), (message, parameters) => place.failAt(name, 'enum', message, parameters));
  explainOnly(selected, code, branches, place);
}

function typesOfBranch(branch: SchemaNode, place: ExplainPlace): readonly JsonType[] | null {
  const node = resolved(branch, place.schemas);
  if (typeof node === 'boolean') return node ? null : [];
  if (place.view === 'decoded' && node.codec !== undefined) return null;
  return typesOf(node) ?? typesOfConstants(node);
}

function typesOfConstants(node: SchemaObject): readonly JsonType[] | null {
  const constants = node.enum ?? (node.const === undefined ? null : [node.const]);
  const types: readonly JsonType[] = ['null', 'boolean', 'string', 'number', 'array', 'object'];
  return constants === null ? null : types.filter((type) => constants.some((value) => isType(type, value, 'wire')));
}

function fits(branch: SchemaNode, place: ExplainPlace): boolean {
  const types = typesOfBranch(branch, place);
  return types === null || types.some((type) => isType(type, place.value, place.view));
}

function failTypes(code: 'anyOf' | 'oneOf', branches: readonly SchemaNode[], place: ExplainPlace): void {
  const types = branches.map((branch) => typesOfBranch(branch, place));
  const known = types.every((list) => list !== null) ? [...new Set(types.flat())] : [];
  const isWrongType = known.length > 0 && !known.some((type) => isType(type, place.value, place.view));
  const message = isWrongType ? `must be of type ${known.join(' or ')}` : 'must fit one of the alternatives';
  place.fail(code, message, known.length > 0 ? { types: known } : {});
}
