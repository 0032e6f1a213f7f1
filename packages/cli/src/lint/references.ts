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

/** All references of a document: `$ref`, and the targets of discriminators. */
export function referencesIn(document: JsonObject, all: readonly Found[]): readonly Reference[] {
  const ids = new Set(all.flatMap(({ kind, value }) => (kind === 'Schema' ? namesOf(value) : [])));
  return all.flatMap((from) => textsOf(from, ids).map(({ text, path, kind }) => ({ from, text, path, kind, ...leadsTo(document, text) })));
}

/** What a reference leads to, through further ones; the value itself when it is none. */
export function followed(document: JsonObject, value: Json | undefined): Json | undefined {
  let current = value;
  // Longer chains than this are circles.
  for (let step = 0; step < 50; step++) {
    const text = memberOf(current, '$ref');
    if (typeof text !== 'string') return current;
    current = leadsTo(document, text).target;
  }
  return undefined;
}

function leadsTo(document: JsonObject, text: string): Pick<Reference, 'isLocal' | 'target'> {
  const pointer = pointerOfReference(text);
  return pointer === null ? { isLocal: false, target: undefined } : { isLocal: true, target: valueAt(document, pointer) };
}

interface ReferenceText {
  readonly text: string;
  readonly path: Path;
  readonly kind: ObjectKind;
}

function textsOf(from: Found, ids: ReadonlySet<string>): readonly ReferenceText[] {
  const { kind, value, path } = from;
  const texts: ReferenceText[] = [];
  const own = memberOf(value, '$ref');
  // Names of JSON Schema: `$id`, and anchors.
  if (typeof own === 'string' && !ids.has(own) && !isInOwnResource(from)) texts.push({ text: own, path: [...path, '$ref'], kind });
  if (kind === 'Discriminator') texts.push(...mappingTexts(from));
  return texts;
}

/** A mapping may also name a component: such a name is no reference unless it looks like one. OpenAPI 3.1 section 4.8.25. */
function mappingTexts({ value, path }: Found): readonly ReferenceText[] {
  const mapping = memberOf(value, 'mapping');
  if (!isObject(mapping)) return [];
  return Object.entries(mapping).flatMap(([name, text]) =>
    typeof text === 'string' ? [{ text: targetOfMapping(text), path: [...path, 'mapping', name], kind: 'Schema' as const }] : [],
  );
}

/** The reference that a value of a discriminator's mapping stands for. */
export function targetOfMapping(text: string): string {
  return /^[A-Za-z0-9._-]+$/.test(text) && !/\.(?:json|ya?ml)$/.test(text) ? `#/components/schemas/${text}` : text;
}

function namesOf(schema: Found['value']): readonly string[] {
  const [id, anchor, dynamic] = ['$id', '$anchor', '$dynamicAnchor'].map((name) => memberOf(schema, name));
  return [id, ...[anchor, dynamic].map((name) => (typeof name === 'string' ? `#${name}` : undefined))].filter((name) => typeof name === 'string');
}

/** Below an `$id`, pointers start at the schema that has it. JSON Schema 2020-12 section 8.2.1. */
function isInOwnResource({ kind, parent }: Found): boolean {
  if (kind !== 'Schema') return false;
  for (let around = parent; around?.kind === 'Schema'; around = around.parent) if (typeof memberOf(around.value, '$id') === 'string') return true;
  return false;
}
