import type { ObjectKind } from '../document/grammar.ts';
import { isObject, memberOf, type Json, type JsonObject } from '../document/json.ts';
import { pointerOfReference, valueAt } from '../document/pointer.ts';
import type { Found } from '../document/walk.ts';
import type { Path } from './rule.ts';

/** A `$ref`, or text that means the same. */
export interface Reference {
  readonly from: Found;
  /** The place of the text itself. */
  readonly path: Path;
  readonly text: string;
  /** Whether the target stands in this document, as a JSON pointer says. */
  readonly isLocal: boolean;
  /** What it leads to; `undefined` when nothing is there, or it is outside. */
  readonly target: Json | undefined;
  /** What kind of object must be there. */
  readonly kind: ObjectKind;
}

/** Where references of a document lead. */
export interface References {
  readonly all: readonly Reference[];
  /** What a value leads to, through further references; the value itself when it has no `$ref`. */
  follow(value: Json | undefined): Json | undefined;
}

/** All references of a document: `$ref`, and the targets of discriminators. */
export function referencesIn(document: JsonObject, all: readonly Found[]): References {
  const named = namedSchemas(all);
  const leadsTo = (text: string): Pick<Reference, 'isLocal' | 'target'> => {
    if (named.has(text)) return { isLocal: true, target: named.get(text) };
    const pointer = pointerOfReference(text);
    if (pointer === null) return { isLocal: false, target: undefined };
    return { isLocal: true, target: pointer === '' || pointer.startsWith('/') ? valueAt(document, pointer) : undefined };
  };
  const follow = (value: Json | undefined): Json | undefined => {
    let current = value;
    // Longer chains than this are circles.
    for (let step = 0; step < 50; step++) {
      const text = memberOf(current, '$ref');
      if (typeof text !== 'string') return current;
      current = leadsTo(text).target;
    }
    return undefined;
  };
  return { all: all.flatMap((from) => textsOf(from).map(({ text, path, kind }) => ({ from, text, path, kind, ...leadsTo(text) }))), follow };
}

/** Schemas by the names of JSON Schema: `$id`, and anchors. */
function namedSchemas(all: readonly Found[]): ReadonlyMap<string, Json> {
  const schemas = all.filter(({ kind }) => kind === 'Schema').map(({ value }) => value as Json); // a schema is JSON
  return new Map(schemas.flatMap((schema) => namesOf(schema).map((name) => [name, schema])));
}

interface ReferenceText {
  readonly text: string;
  readonly path: Path;
  readonly kind: ObjectKind;
}

function textsOf(from: Found): readonly ReferenceText[] {
  const { kind, value, path } = from;
  const texts: ReferenceText[] = [];
  const own = memberOf(value, '$ref');
  if (typeof own === 'string' && !isInOwnResource(from)) texts.push({ text: own, path: [...path, '$ref'], kind });
  if (kind === 'Discriminator') texts.push(...mappingTexts(from));
  return texts;
}

/** A mapping may also name a component: such a name is no reference unless it looks like one. OpenAPI 3.1 section 4.8.25. */
function mappingTexts({ value, path }: Found): readonly ReferenceText[] {
  const mapping = memberOf(value, 'mapping');
  const mapped = Object.entries(isObject(mapping) ? mapping : {}).map(([name, text]) => [text, [...path, 'mapping', name]] as const);
  return [...mapped, [memberOf(value, 'defaultMapping'), [...path, 'defaultMapping']] as const].flatMap(([text, at]) =>
    typeof text === 'string' ? [{ text: targetOfMapping(text), path: at, kind: 'Schema' as const }] : [],
  );
}

/** The reference that a value of a discriminator's mapping stands for. */
export function targetOfMapping(text: string): string {
  return /^[A-Za-z0-9._-]+$/.test(text) && !/\.(?:json|ya?ml)$/.test(text) ? `#/components/schemas/${text}` : text;
}

function namesOf(schema: Json): readonly string[] {
  const [id, anchor, dynamic] = ['$id', '$anchor', '$dynamicAnchor'].map((name) => memberOf(schema, name));
  return [id, ...[anchor, dynamic].map((name) => (typeof name === 'string' ? `#${name}` : undefined))].filter((name) => typeof name === 'string');
}

/** Below an `$id`, pointers start at the schema that has it. JSON Schema 2020-12 section 8.2.1. */
function isInOwnResource({ kind, parent }: Found): boolean {
  if (kind !== 'Schema') return false;
  for (let around = parent; around?.kind === 'Schema'; around = around.parent) if (typeof memberOf(around.value, '$id') === 'string') return true;
  return false;
}
