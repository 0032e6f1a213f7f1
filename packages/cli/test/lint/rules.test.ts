import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/document/pointer.ts';
import type { Version } from '../../src/document/read-document.ts';
import { catalogue, families, ruleIds } from '../../src/lint/catalogue.ts';
import { lint } from '../../src/lint/lint.ts';
import { patched, rightDocument, type Case, type Patch } from './case.ts';
import { operations } from './cases/operations.ts';
import { parameters } from './cases/parameters.ts';
import { paths } from './cases/paths.ts';
import { references } from './cases/references.ts';
import { responseCases } from './cases/responses.ts';
import { rest } from './cases/rest.ts';
import { schemas } from './cases/schemas.ts';
import { types } from './cases/types.ts';
import { values } from './cases/values.ts';
import { versions } from './cases/versions.ts';

const cases: readonly Case[] = [...operations, ...paths, ...parameters, ...responseCases, ...references, ...versions, ...schemas, ...values, ...types, ...rest];

function foundIn(version: Version, patch: Patch): readonly string[] {
  return lint({ document: patched(version, patch), version }).map(({ rule, pointer, message }) => `${rule} at ${pointer}: ${message}`);
}

describe('rules', () => {
  it.each(['3.0', '3.1', '3.2'] as const)('find nothing in a document of %s that is right', (version) => {
    expect(foundIn(version, {})).toEqual([]);
  });

  it.each(cases.map((each) => [`${each.rule}${each.what === undefined ? '' : ` (${each.what})`}`, each] as const))(
    '%s is found, and what looks like it is not',
    (_, { rule, version = '3.1', defect, near }) => {
      const document = patched(version, defect);
      const findings = lint({ document, version });
      expect(findings.map((finding) => `${finding.rule} ${finding.pointer}: ${finding.message}`)).toEqual([expect.stringContaining(`${rule} `)]);
      expect(foundIn(version, near)).toEqual([]);
    },
  );

  it('have a case each', () => {
    expect(ruleIds.filter((id) => !cases.some(({ rule }) => rule === id))).toEqual([]);
  });

  it('have ids of their own, in kebab-case, and say what is wrong and what to do', () => {
    expect(
      Object.values(families)
        .flatMap((family) => Object.keys(family))
        .sort(),
    ).toEqual([...ruleIds].sort());
    for (const id of ruleIds) {
      expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)+$/);
      expect(catalogue[id].summary).toMatch(/^["A-Z].*[^.]$/);
      expect(catalogue[id].advice).toMatch(/^[^A-Z].*[^.]$/);
    }
  });

  it('point at something that is there, or at its parent', () => {
    for (const { version = '3.1', defect } of cases) {
      const document = patched(version, defect);
      for (const { pointer } of lint({ document, version }))
        expect([valueAt(document, pointer), valueAt(document, pointer.replace(/\/[^/]*$/, ''))]).not.toEqual([undefined, undefined]);
    }
  });

  it('take nonsense at any place without a fault', () => {
    const document = rightDocument('3.1');
    for (const pointer of pointersIn(document, '')) {
      if (pointer === '/openapi') continue;
      for (const nonsense of [null, { a: [1] }]) expect(() => foundIn('3.1', { [pointer]: nonsense }), `${pointer} ${JSON.stringify(nonsense)}`).not.toThrow();
    }
  });
});

function pointersIn(value: unknown, pointer: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [place, ...pointersIn(part, place)];
  });
}
