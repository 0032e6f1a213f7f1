import { canonical } from '../../model/canonical.ts';
import type { Bound, Bounds } from '../../model/shape.ts';
import { changed, shapesOf, type Aspect, type Change, type Pair } from './pair.ts';

/** The names of bounds in rules. */
const stems: readonly (readonly [keyof Bounds, string])[] = [
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['minLength', 'min-length'],
  ['maxLength', 'max-length'],
  ['minItems', 'min-items'],
  ['maxItems', 'max-items'],
  ['minProperties', 'min-properties'],
  ['maxProperties', 'max-properties'],
];

/** Bounds of numbers and of counts. */
export const bounds: Aspect = (pair) => {
  const [old, next] = shapesOf(pair);
  return stems.flatMap(([keyword, stem]) => boundChanges(pair, stem, old.bounds[keyword], next.bounds[keyword]));
};

function boundChanges(pair: Pair, stem: string, old: Bound | undefined, next: Bound | undefined): readonly Change[] {
  const isLower = stem.startsWith('min');
  if (old === undefined) return next === undefined ? [] : [changed(pair, `${stem}-set`, { to: boundText(next, isLower) })];
  if (next === undefined) return [changed(pair, `${stem}-unset`, { from: boundText(old, isLower) })];
  // Of equal values, an exclusive lower bound is the higher one, an exclusive upper bound the lower one.
  const shift = (Number(next.isExclusive) - Number(old.isExclusive)) * (isLower ? 1 : -1);
  const difference = next.value - old.value || shift;
  if (difference === 0) return [];
  return [changed(pair, `${stem}-${difference > 0 ? 'increased' : 'decreased'}`, { from: boundText(old, isLower), to: boundText(next, isLower) })];
}

function boundText({ value, isExclusive }: Bound, isLower: boolean): string {
  return isExclusive ? `${isLower ? 'above' : 'below'} ${value}` : `${value}`;
}

/** Patterns, formats, multiples, uniqueness. */
export const texts: Aspect = (pair) => {
  const [old, next] = shapesOf(pair);
  const hasUniqueness = old.isUnique !== next.isUnique;
  return [
    ...textChanges(pair, 'pattern', ['added', 'removed'], old.pattern, next.pattern),
    ...textChanges(pair, 'format', ['added', 'removed'], old.format, next.format),
    ...textChanges(pair, 'multiple-of', ['set', 'unset'], old.multipleOf, next.multipleOf),
    ...(hasUniqueness ? [changed(pair, next.isUnique ? 'unique-items-set' : 'unique-items-unset')] : []),
  ];
};

type Verbs = readonly [appeared: string, disappeared: string];

function textChanges(pair: Pair, stem: string, [appeared, disappeared]: Verbs, old: string | number | null, next: string | number | null): readonly Change[] {
  if (old === next) return [];
  if (old === null) return [changed(pair, `${stem}-${appeared}`, { to: String(next) })];
  if (next === null) return [changed(pair, `${stem}-${disappeared}`, { from: String(old) })];
  return [changed(pair, `${stem}-changed`, { from: String(old), to: String(next) })];
}

/** Keywords of which only equality is looked at. */
export const conditions: Aspect = (pair) => {
  const [{ conditions: old }, { conditions: next }] = shapesOf(pair);
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((name) => {
    const [before, after] = [old.get(name), next.get(name)];
    if (before === undefined) return [changed(pair, 'condition-added', { name })];
    if (after === undefined) return [changed(pair, 'condition-removed', { name })];
    return canonical(before) === canonical(after) ? [] : [changed(pair, 'condition-changed', { name })];
  });
};

/** The property that tells which alternative a value is. */
export const discriminators: Aspect = (pair) => {
  const [{ discriminator: old }, { discriminator: next }] = shapesOf(pair);
  return old === next ? [] : [changed(pair, 'discriminator-changed', { from: old ?? 'none', to: next ?? 'none' })];
};
