import { closest } from '../../closest.ts';
import type { ObjectKind } from '../../document/grammar.ts';
import { isObject } from '../../document/json.ts';
import type { Version } from '../../document/read-document.ts';
import { membersOf, type MemberFact } from '../member-table.ts';
import type { Rules, Spot } from '../rule.ts';
import type { Site, Survey } from '../survey.ts';

/** Members of the specification's objects: missing ones, misspelt ones, ones of later versions. */
export const members = {
  'member-missing': {
    severity: 'error',
    summary: 'An object lacks a member that it must have',
    advice: 'add it',
    *find(survey) {
      for (const { path, value, facts, kind } of sitesIn(survey)) {
        // A path item may be elsewhere, and paths may be missing since 3.1.
        for (const [name, { isRequired }] of facts)
          if (isRequired && value[name] === undefined) yield { path, message: `"${name}" of this ${kind} is missing` };
      }
      if (survey.version === '3.0' && survey.document['paths'] === undefined) yield { path: [], message: '"paths" of this OpenAPI is missing' };
    },
  },
  'member-unknown': {
    severity: 'error',
    summary: 'An object has a member that the specification does not know',
    advice: 'correct its name, or start it with x-: nobody reads it',
    *find(survey) {
      for (const { path, value, facts, kind } of sitesIn(survey))
        for (const name of Object.keys(value)) {
          if (facts.has(name) || name.startsWith('x-')) continue;
          const meant = closest(name, [...facts.keys()]);
          yield { path: [...path, name], message: `"${name}" is no member of ${kind}${meant === null ? '' : `: is "${meant}" meant?`}` };
        }
    },
  },
  'member-needs-3-1': {
    severity: 'error',
    summary: 'A document of 3.0 has a member that came with 3.1',
    advice: 'remove it, or say "openapi": "3.1.1" and check the rest',
    versions: ['3.0'],
    find: (survey) => newer(survey, '3.1'),
  },
  'member-needs-3-2': {
    severity: 'error',
    summary: 'A document of 3.0 or 3.1 has a member that came with 3.2: the method QUERY, itemSchema, the parent of a tag, …',
    advice: 'remove it, or say "openapi": "3.2.0": readers of this version drop it without a word',
    versions: ['3.0', '3.1'],
    *find(survey) {
      yield* newer(survey, '3.2');
      for (const { path, value } of survey.sites('Parameter')) {
        if (value['in'] === 'querystring') yield { path: [...path, 'in'], message: '"in": "querystring" came with 3.2' };
        if (value['style'] === 'cookie') yield { path: [...path, 'style'], message: '"style": "cookie" came with 3.2' };
      }
    },
  },
} as const satisfies Rules;

function* newer(survey: Survey, version: Version): Iterable<Spot> {
  for (const { path, value, facts, kind } of sitesIn(survey))
    for (const name of Object.keys(value))
      if (facts.get(name)?.since === version) yield { path: [...path, name], message: `"${name}" of ${kind} came with ${version}` };
}

type Facts = ReadonlyMap<string, MemberFact>;

function sitesIn({ sites }: Survey): readonly (Site & { readonly facts: Facts; readonly kind: ObjectKind })[] {
  return Object.entries(membersOf).flatMap(([name, facts]) => {
    const kind = name as ObjectKind; // the keys of the table
    return sites(kind)
      .filter(({ value }) => isObject(value))
      .map((site) => ({ ...site, facts, kind }));
  });
}
