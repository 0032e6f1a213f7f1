import { canonical, without } from '../../model/canonical.ts';
import { covers } from '../../model/finished.ts';
import type { Shape } from '../../model/shape.ts';
import { changed, listText, shapesOf, type Aspect, type Change, type Pair } from './pair.ts';

/** Types, where values do not say more. */
export const types: Aspect = (pair) => {
  const [old, next] = shapesOf(pair);
  if (old.values !== null && next.values !== null) return [];
  const isNarrower = covers(old.types, next.types);
  const isWider = covers(next.types, old.types);
  if (isNarrower && isWider) return [];
  // The values say that, too.
  if ((isNarrower && next.values !== null) || (isWider && old.values !== null)) return [];
  const stem = isNarrower ? 'type-specialized' : isWider ? 'type-generalized' : 'type-changed';
  return [changed(pair, stem, { from: typeText(old), to: typeText(next) })];
};

/** Types as people read them. */
export function typeText({ types: named }: Shape): string {
  if (named === null) return 'any';
  return named.length === 0 ? 'none' : named.join(' | ');
}

/** Whether null is valid, where the types do not say so already. */
export const nullability: Aspect = (pair) => {
  const [old, next] = shapesOf(pair);
  if (old.isNullable === next.isNullable || isOpen(old) || isOpen(next)) return [];
  return [changed(pair, next.isNullable ? 'became-nullable' : 'became-not-nullable')];
};

function isOpen({ types: named, values: listed, alternatives }: Shape): boolean {
  return named === null && listed === null && alternatives === null;
}

/** Enumerations and constants, which are enumerations of one. */
export const values: Aspect = (pair) => {
  const [{ values: old }, { values: next }] = shapesOf(pair);
  if (old === null && next === null) return [];
  if (old === null) return [changed(pair, isConst(pair.new.ref.raw) ? 'const-added' : 'became-enum', { to: listText(next ?? []) })];
  if (next === null) return [changed(pair, isConst(pair.old.ref.raw) ? 'const-removed' : 'became-not-enum', { from: listText(old) })];
  if (old.length === 1 && next.length === 1 && canonical(old) !== canonical(next))
    return [changed(pair, 'const-changed', { from: listText(old), to: listText(next) })];
  return listChanges(pair, 'enum-value', old, next);
};

function isConst(raw: Pair['old']['ref']['raw']): boolean {
  return typeof raw === 'object' && 'const' in raw;
}

/** The values that a producer announces as open to additions, as `x-extensible-enum` does. */
export const extensibleValues: Aspect = (pair) => {
  const [{ extensibleValues: old }, { extensibleValues: next }] = shapesOf(pair);
  return old === null || next === null ? [] : listChanges(pair, 'x-extensible-enum-value', old, next);
};

function listChanges(pair: Pair, stem: string, old: NonNullable<Shape['values']>, next: NonNullable<Shape['values']>): readonly Change[] {
  const removed = without(old, next);
  const added = without(next, old);
  const isExtensible = pair.old.shape.isExtensible && pair.direction === 'response';
  return [
    ...(removed.length > 0 ? [changed(pair, `${stem}-removed`, { from: listText(removed) })] : []),
    ...(added.length > 0 ? [changed(pair, `${isExtensible ? 'x-extensible-enum-value' : stem}-added`, { to: listText(added) })] : []),
  ];
}

/** What is assumed where a value is missing. */
export const defaults: Aspect = (pair) => {
  const [{ defaultValue: old }, { defaultValue: next }] = shapesOf(pair);
  if (old === undefined) return next === undefined ? [] : [changed(pair, 'default-value-added', { to: listText([next]) })];
  if (next === undefined) return [changed(pair, 'default-value-removed', { from: listText([old]) })];
  return canonical(old) === canonical(next) ? [] : [changed(pair, 'default-value-changed', { from: listText([old]), to: listText([next]) })];
};
