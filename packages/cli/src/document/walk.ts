import { mapsByKind, membersByKind, type MemberForm, type ObjectKind } from './grammar.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** An object of a document and where it stands. */
export interface Found {
  readonly kind: ObjectKind;
  /** The object itself; a schema may be `true` or `false`. */
  readonly value: JsonObject | boolean;
  /** Names from the root to it. */
  readonly path: readonly (string | number)[];
  /** Whether it is a Reference Object in place of an object of this kind. Schemas are never: `$ref` is one of their keywords. */
  readonly isReference: boolean;
  readonly parent: Found | null;
}

/** Every object of a document, outer ones before inner ones, in the order of the text. References are not followed. */
export function* objectsIn(document: JsonObject): Generator<Found> {
  yield* below('OpenAPI', document, [], null);
}

function* below(kind: ObjectKind, value: Json, path: Found['path'], parent: Found | null): Generator<Found> {
  if (!isObject(value)) {
    if (kind === 'Schema' && typeof value === 'boolean') yield { kind, value, path, isReference: false, parent };
    return;
  }
  const isReference = kind !== 'Schema' && kind !== 'PathItem' && typeof value['$ref'] === 'string';
  const found: Found = { kind, value, path, isReference, parent };
  yield found;
  if (isReference) return;
  for (const [member, form] of formsOf(kind, value)) yield* inMember(form, value[member] as Json, [...path, member], found); // formsOf gives members that are there
}

function formsOf(kind: ObjectKind, value: JsonObject): readonly (readonly [string, MemberForm])[] {
  const all = mapsByKind[kind];
  const known = membersByKind[kind];
  return Object.keys(value).flatMap((member): (readonly [string, MemberForm])[] => {
    if (all !== undefined) return member.startsWith('x-') ? [] : [[member, { one: all }]];
    const form = Object.hasOwn(known, member) ? known[member] : undefined;
    return form === undefined ? [] : [[member, form]];
  });
}

function* inMember(form: MemberForm, value: Json, path: Found['path'], parent: Found): Generator<Found> {
  if ('one' in form) {
    // Array-form `items` is of JSON Schema before 2020-12.
    if (Array.isArray(value) && form.one === 'Schema') yield* inMember({ list: 'Schema' }, value, path, parent);
    else yield* below(form.one, value, path, parent);
  } else if ('list' in form) {
    if (Array.isArray(value)) for (const [index, item] of (value as readonly Json[]).entries()) yield* below(form.list, item, [...path, index], parent);
  } else if (isObject(value)) {
    for (const [name, part] of Object.entries(value)) yield* below(form.map, part, [...path, name], parent);
  }
}
