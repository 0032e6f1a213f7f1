import { isPlainlyEqual } from '../../model/canonical.ts';
import type { SchemaReader } from '../../model/schema-reader.ts';
import type { SchemaRef, Shape } from '../../model/shape.ts';
import { changed, shapesOf, type Change, type Found, type Link, type Pair } from './pair.ts';

/** The readers of both documents. */
export interface Readers {
  readonly old: SchemaReader;
  readonly new: SchemaReader;
}

interface Property {
  readonly ref: SchemaRef;
  readonly isRequired: boolean;
  /** Whether it travels in the other direction only. */
  isElsewhere(): boolean;
}

const nothing: Found = { changes: [], links: [] };

/** Members of objects: declared ones, those with a pattern of names, all others. */
export function objects(pair: Pair, readers: Readers): Found {
  const [old, next] = shapesOf(pair);
  const names = [...new Set([...old.properties.keys(), ...next.properties.keys(), ...old.required, ...next.required])];
  const declared = names.map((name) => property(pair, name, propertyOf(old, name, pair, readers.old), propertyOf(next, name, pair, readers.new)));
  return joined([...declared, patterned(pair), undeclared(pair)]);
}

/** Several findings as one. */
export function joined(found: readonly Found[]): Found {
  return { changes: found.flatMap(({ changes }) => changes), links: found.flatMap(({ links }) => links) };
}

function propertyOf(shape: Shape, name: string, { direction }: Pair, reader: SchemaReader): Property | null {
  const isRequired = shape.required.has(name);
  const ref = shape.properties.get(name);
  if (ref === undefined) return isRequired ? { ref: { raw: true, pointer: '' }, isRequired, isElsewhere: () => false } : null;
  const access = direction === 'request' ? 'isReadOnly' : 'isWriteOnly';
  return { ref, isRequired, isElsewhere: () => reader.read(ref).shape[access] };
}

function property(pair: Pair, name: string, old: Property | null, next: Property | null): Found {
  const at: Link = { step: name, old: old?.ref ?? null, new: next?.ref ?? null };
  const only = (rule: string | null): Found => ({ changes: rule === null ? [] : [{ rule, at }], links: [] });
  if (old === null || next === null) return only(existenceRule(pair.direction, old, next));
  // Most are: nothing has to be read.
  if (old.isRequired === next.isRequired && isPlainlyEqual(old.ref.raw, next.ref.raw)) return nothing;
  if (old.isElsewhere() || next.isElsewhere()) return only(accessRule(pair.direction, old, next));
  const rule = old.isRequired === next.isRequired ? [] : [`${pair.direction}-property-became-${next.isRequired ? 'required' : 'optional'}`];
  return { changes: rule.map((id) => ({ rule: id, at })), links: [at] };
}

function existenceRule(direction: Pair['direction'], old: Property | null, next: Property | null): string | null {
  if ((old ?? next)?.isElsewhere() === true) return null;
  if (direction === 'request') return next === null ? 'request-property-removed' : `new-${word(next)}-request-property`;
  return next === null ? `response-${word(old)}-property-removed` : `response-${word(next)}-property-added`;
}

function accessRule(direction: Pair['direction'], old: Property, next: Property): string | null {
  if (old.isElsewhere() === next.isElsewhere()) return null;
  const access = direction === 'request' ? 'read-only' : 'write-only';
  return `${direction}-${word(next)}-property-became-${next.isElsewhere() ? access : `not-${access}`}`;
}

function word(property: Property | null): 'required' | 'optional' {
  return property?.isRequired === true ? 'required' : 'optional';
}

function patterned(pair: Pair): Found {
  const [{ patternProperties: old }, { patternProperties: next }] = shapesOf(pair);
  const found = [...new Set([...old.keys(), ...next.keys()])].map((pattern): { readonly change: Change | null; readonly link: Link } => {
    const link: Link = { step: `{${pattern}}`, old: old.get(pattern) ?? null, new: next.get(pattern) ?? null };
    const stem = link.old === null ? 'condition-added' : link.new === null ? 'condition-removed' : null;
    return { link, change: stem === null ? null : changed(pair, stem, { name: `patternProperties ${pattern}` }) };
  });
  return {
    changes: found.flatMap(({ change }) => (change === null ? [] : [change])),
    links: found.flatMap(({ change, link }) => (change === null ? [link] : [])),
  };
}

function undeclared(pair: Pair): Found {
  const [{ additional: old }, { additional: next }] = shapesOf(pair);
  if (old === next) return nothing;
  if (old === false || next === false)
    return { changes: [changed(pair, next === false ? 'additional-properties-disallowed' : 'additional-properties-allowed')], links: [] };
  return { changes: [], links: [{ step: '{}', old: refOf(old, pair.old.ref), new: refOf(next, pair.new.ref) }] };
}

/** A schema, also where there is none: then it stands for anything, at the place around it. */
export function refOf(value: SchemaRef | boolean, around: SchemaRef): SchemaRef {
  return typeof value === 'boolean' ? { raw: value, pointer: around.pointer } : value;
}
