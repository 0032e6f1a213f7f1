import type { Rules } from '../rule.ts';
import { listOf } from '../schema-facts.ts';

/** Tags. */
export const tags = {
  'tag-undeclared': {
    severity: 'warning',
    summary: 'A tag of an operation is not declared',
    advice: 'add it to "tags" of the document, with a description: that list is their order on a page',
    *find(survey) {
      const declared = new Set(declaredTags(survey));
      for (const { path, value } of survey.sites('Operation'))
        for (const [index, tag] of listOf(value['tags']).entries()) {
          // Once per tag: it is declared in one place.
          if (typeof tag !== 'string' || declared.has(tag)) continue;
          declared.add(tag);
          yield { path: [...path, 'tags', index], message: `the tag ${JSON.stringify(tag)} is not declared` };
        }
    },
  },
  'tag-duplicate': {
    severity: 'error',
    summary: 'A tag is declared twice',
    advice: 'keep one: names of tags are unique',
    *find({ sites }) {
      const known = new Set<unknown>();
      for (const { path, value } of sites('Tag')) {
        if (known.has(value['name'])) yield { path, message: `the tag ${JSON.stringify(value['name'])} is declared twice` };
        known.add(value['name']);
      }
    },
  },
  'tag-unused': {
    severity: 'hint',
    summary: 'A declared tag is used by no operation',
    advice: 'remove it, unless it is a heading of a page',
    *find({ sites }) {
      const used = new Set<unknown>([...sites('Operation').flatMap(({ value }) => listOf(value['tags'])), ...sites('Tag').map(({ value }) => value['parent'])]);
      for (const { path, value } of sites('Tag'))
        if (!used.has(value['name'])) yield { path, message: `no operation has the tag ${JSON.stringify(value['name'])}` };
    },
  },
  'tag-parent-unknown': {
    severity: 'error',
    summary: 'The parent of a tag is not declared',
    advice: 'declare it, or correct the name',
    versions: ['3.2'],
    *find(survey) {
      const declared = new Set(declaredTags(survey));
      for (const { path, value } of survey.sites('Tag')) {
        const { parent } = value;
        if (typeof parent === 'string' && !declared.has(parent)) yield { path: [...path, 'parent'], message: `there is no tag ${JSON.stringify(parent)}` };
      }
    },
  },
} as const satisfies Rules;

function declaredTags({ sites }: { sites: (kind: 'Tag') => readonly { readonly value: { readonly [name: string]: unknown } }[] }): readonly unknown[] {
  return sites('Tag').map(({ value }) => value['name']);
}
