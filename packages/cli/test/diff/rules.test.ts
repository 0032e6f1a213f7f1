import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { rules } from '../../src/diff/rules/catalogue.ts';
import type { JsonObject } from '../../src/document/json.ts';
import { edited } from './support/base.ts';
import { pairs } from './support/pairs.ts';

/** Rules and classes of what is found, the note about the version apart: it accompanies every breaking change. */
function found(old: JsonObject, next: JsonObject): readonly (readonly [string, string])[] {
  const side = (document: JsonObject): Parameters<typeof diffDocuments>[0] => ({ document, version: '3.1' });
  const findings = diffDocuments(side(old), side(next), { today: '2026-01-31' });
  expect(findings.some(({ rule }) => rule === 'api-major-version-not-bumped')).toBe(findings.some((finding) => finding.class === 'breaking'));
  return findings.filter(({ rule }) => rule !== 'api-major-version-not-bumped').map((finding) => [finding.rule, finding.class]);
}

describe('every rule of the list, and its reverse', () => {
  it.each(pairs)('$number: $says', ({ old, new: next, forth, back }) => {
    const [before, after] = [edited(old), edited(next)];
    expect(found(before, after)).toEqual([forth]);
    expect(found(after, before)).toEqual([back]);
  });

  it('has a pair', () => {
    const numbers = Array.from({ length: 59 }, (_, index) => index + 1);
    expect(pairs.map(({ number }) => number).sort((left, right) => left - right)).toEqual(numbers);
    expect(numbers.filter((number) => !rules.some((rule) => rule.number === number))).toEqual([]);
  });

  it.each(pairs)('$number is the number of its rule', ({ number, forth: [id] }) => {
    const [rule] = rules.filter(
      (each) =>
        each.number !== null && new RegExp(`^${each.pattern.replaceAll(/\{([^}]*)\}/g, (_, all: string) => `(${all.replaceAll(',', '|')})`)}$`).test(id),
    );
    expect(rule?.number).toBe(number);
  });
});
