import { expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { at, patched, property, type Patch } from './case.ts';

const wrong: Patch = { ...property({ type: 'array' }), '/tags/1': { name: 'shelves' } };
const found = (patch: Patch): readonly string[] => lint({ document: patched('3.1', { ...wrong, ...patch }), version: '3.1' }).map(({ rule }) => rule);

it.each<[string, Patch, readonly string[]]>([
  ['nowhere', {}, ['schema-items-missing', 'tag-unused']],
  ['on the object', { [`${at.property}/x-tenon-lint-ignore`]: ['schema-items-missing'] }, ['tag-unused']],
  ['around the object', { '/components/schemas/Book/x-lint-ignore': ['schema-items-missing', 'tag-unused'] }, ['tag-unused']],
  ['on the document', { '/x-tenon-lint-ignore': ['tag-unused'] }, ['schema-items-missing']],
  ['as one text', { '/x-lint-ignore': 'tag-unused' }, ['schema-items-missing']],
  ['for another rule', { [`${at.property}/x-lint-ignore`]: ['tag-unused'] }, ['schema-items-missing', 'tag-unused']],
])('a rule is ignored where the document says so: %s', (_, patch, expected) => {
  expect(found(patch)).toEqual(expected);
});
