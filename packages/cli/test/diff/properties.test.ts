import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { isObject, type Json, type JsonObject } from '../../src/document/json.ts';
import { base, edited, type Edits } from './support/base.ts';
import { pairs } from './support/pairs.ts';
import type { DiffPair } from './support/pair.ts';

const sets: readonly string[] = ['enum', 'required', 'anyOf', 'oneOf', 'tags', 'type'];

/** The same value, with everything that has no order in another one. */
function shuffled(value: Json, random: () => number, isSet = false): Json {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => shuffled(item, random));
    return isSet ? inAnyOrder(items, random) : items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, shuffled(part, random, sets.includes(name))] as const);
  return Object.fromEntries(inAnyOrder(entries, random));
}

function inAnyOrder<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item);
}

function rulesOf(old: JsonObject, next: JsonObject): readonly string[] {
  const side = (document: JsonObject): Parameters<typeof diffDocuments>[0] => ({ document, version: '3.1' });
  const findings = diffDocuments(side(old), side(next), { today: '2026-01-31' });
  return findings.map((finding) => `${finding.rule} ${finding.class}`).filter((text) => !text.startsWith('api-major-version'));
}

/** Whether two pairs change different places. */
function areApart(left: DiffPair, right: DiffPair): boolean {
  const places = ({ old, new: next }: DiffPair): readonly string[] => [old, next].flatMap((edits) => Object.keys(edits));
  return places(left).every((one) => places(right).every((other) => !`${one}/`.startsWith(`${other}/`) && !`${other}/`.startsWith(`${one}/`)));
}

/** Numbers from 0 to 1 that follow from a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648; // as C's rand()
}

describe('any document', () => {
  it('has no differences from itself in another order', () => {
    fc.assert(
      fc.property(fc.constantFrom({}, ...pairs.flatMap(({ old, new: next }) => [old, next])), fc.nat(), (edits: Edits, seed) => {
        const document = edited(edits);
        expect(rulesOf(document, shuffled(document, numbersFrom(seed)) as JsonObject)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('shows several changes as it shows each of them', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...pairs], { minLength: 2, maxLength: 8 }), fc.boolean(), (some, isForth) => {
        const apart = some.reduce<readonly DiffPair[]>((chosen, pair) => (chosen.every((other) => areApart(other, pair)) ? [...chosen, pair] : chosen), []);
        const all = (side: 'old' | 'new'): JsonObject => edited(Object.assign({}, ...apart.map((pair) => pair[side])));
        const expected = apart.map(({ forth, back }) => (isForth ? forth : back).join(' '));
        const found = isForth ? rulesOf(all('old'), all('new')) : rulesOf(all('new'), all('old'));
        expect([...found].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('of which the members are shuffled is still the same', () => {
    const once = shuffled(base, numbersFrom(1)) as JsonObject;
    expect(Object.keys(once)).not.toEqual(Object.keys(base));
    expect(Object.keys(once).sort()).toEqual(Object.keys(base).sort());
  });
});
