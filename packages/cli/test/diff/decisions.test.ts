import { describe, expect, it } from 'vitest';
import { diffDocuments, type DiffOptions } from '../../src/diff/diff-documents.ts';
import type { Json, JsonObject } from '../../src/document/json.ts';
import { base, edited, type Edits } from './support/base.ts';

/** What is found, each as rule and class, the note about the version left out. */
function found(old: JsonObject, next: JsonObject, options: Partial<DiffOptions> = {}): readonly string[] {
  const side = (document: JsonObject): Parameters<typeof diffDocuments>[0] => ({ document, version: '3.1' });
  const findings = diffDocuments(side(old), side(next), { today: '2026-01-31', ...options });
  return findings.map((finding) => `${finding.rule} ${finding.class}`).filter((text) => options.overrides !== undefined || !text.startsWith('api-major'));
}

const list = '/paths/~1books/get';
const remove = '/paths/~1books~1{id}/delete';
const query = (more: { readonly [name: string]: Json }): Json => ({ name: 'q', in: 'query', schema: { type: 'string' }, ...more });

describe('the end of a deprecated thing', () => {
  it.each<[string, Edits, Edits, string]>([
    [
      'an operation after its sunset',
      { [`${remove}/deprecated`]: true, [`${remove}/x-sunset`]: '2026-01-31' },
      { [remove]: undefined },
      'api-removed-with-deprecation warning',
    ],
    [
      'an operation before it',
      { [`${remove}/deprecated`]: true, [`${remove}/x-sunset`]: '2026-02-01' },
      { [remove]: undefined },
      'api-removed-before-sunset breaking',
    ],
    ['an operation without one', { [`${remove}/deprecated`]: true }, { [remove]: undefined }, 'api-removed-without-deprecation breaking'],
    ['a sunset without deprecation', { [`${remove}/x-sunset`]: '2020-01-01' }, { [remove]: undefined }, 'api-removed-without-deprecation breaking'],
    [
      'a path after its sunset',
      { '/paths/~1shelves/post/deprecated': true, '/paths/~1shelves/post/x-sunset': '2025-12-31' },
      { '/paths/~1shelves': undefined },
      'api-path-removed-with-deprecation warning',
    ],
    [
      'a parameter before its sunset',
      { [`${list}/parameters`]: [query({ deprecated: true, 'x-sunset': '2026-02-01' })] },
      { [`${list}/parameters`]: [] },
      'request-parameter-removed-before-sunset breaking',
    ],
    [
      'a parameter after it',
      { [`${list}/parameters`]: [query({ deprecated: true, 'x-sunset': '2026-01-01' })] },
      { [`${list}/parameters`]: [] },
      'request-parameter-removed-with-deprecation warning',
    ],
  ])('%s', (_name, old, next, expected) => {
    expect(found(edited(old), edited(next))).toEqual([expected]);
  });
});

describe('what decides besides', () => {
  const stricter = { '/paths/~1books~1{id}/parameters/0/schema/minimum': 5 };

  it.each([
    ['draft', 'warning'],
    ['alpha', 'warning'],
    ['beta', 'breaking'],
    ['stable', 'breaking'],
  ])('a stability of %s makes it %s', (level, changeClass) => {
    const stability = { [`${remove}/x-stability-level`]: level, '/paths/~1books~1{id}/get/x-stability-level': level };
    expect(found(edited(stability), edited({ ...stability, ...stricter }))).toEqual([`request-parameter-min-set ${changeClass}`]);
  });

  it('one stable use of an unstable thing is enough', () => {
    const stability = { [`${remove}/x-stability-level`]: 'alpha' };
    expect(found(edited(stability), edited({ ...stability, ...stricter }))).toEqual(['request-parameter-min-set breaking']);
  });

  it.each<[string, Json, Json, readonly string[]]>([
    [
      'an extensible enum beside enum',
      { enum: ['a'], 'x-extensible-enum': true },
      { enum: ['a', 'b'], 'x-extensible-enum': true },
      ['response-property-x-extensible-enum-value-added safe'],
    ],
    [
      'an extensible enum of its own',
      { 'x-extensible-enum': ['a'] },
      { 'x-extensible-enum': ['a', 'b'] },
      ['response-property-x-extensible-enum-value-added safe'],
    ],
    ['its values removed', { 'x-extensible-enum': ['a', 'b'] }, { 'x-extensible-enum': ['a'] }, ['response-property-x-extensible-enum-value-removed safe']],
  ])('%s', (_name, old, next, expected) => {
    const at = '/components/schemas/Book/properties/format';
    expect(found(edited({ [at]: old }), edited({ [at]: next }))).toEqual(expected);
  });

  it('the last of several overrides counts', () => {
    const overrides = [
      { pattern: '*', class: 'sdk' as const },
      { pattern: 'request-*', class: 'none' as const },
    ];
    expect(found(base, edited({ ...stricter, [`${list}/operationId`]: 'find' }), { overrides })).toEqual(['api-operation-id-changed sdk']);
  });

  it.each([
    ['1.0.0', '1.9.0', true],
    ['1.0.0', '2.0.0', false],
    ['0.1.0', '0.2.0', false],
    ['0.1.0', '0.1.1', true],
    ['v3', 'v4', false],
  ])('the version from %s to %s is mentioned: %s', (from, to, isMentioned) => {
    const side = (edits: Edits): Parameters<typeof diffDocuments>[0] => ({ document: edited(edits), version: '3.1' });
    const findings = diffDocuments(side({ '/info/version': from }), side({ '/info/version': to, ...stricter }), { today: '2026-01-31' });
    expect(findings.some(({ rule }) => rule === 'api-major-version-not-bumped')).toBe(isMentioned);
  });
});

describe('security', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['another scheme as well', [{ bearer: [] }], [{ bearer: [], key: [] }], ['api-security-requirement-added breaking']],
    ['no longer another scheme as well', [{ bearer: [], key: [] }], [{ bearer: [] }], ['api-security-requirement-removed safe']],
    ['another scheme instead', [{ bearer: [] }], [{ key: [] }], ['api-security-removed breaking', 'api-security-added safe']],
    ['an alternative', [{ bearer: [] }], [{ bearer: [] }, { key: [] }], ['api-security-added safe']],
    ['an alternative less', [{ bearer: [] }, { key: [] }], [{ key: [] }], ['api-security-removed breaking']],
    ['the order of alternatives', [{ bearer: [] }, { key: [] }], [{ key: [] }, { bearer: [] }], []],
    ['optional for all', [{}, { bearer: [] }], [], []],
  ])('%s', (_name, old, next, expected) => {
    expect(found(edited({ [`${list}/security`]: old }), edited({ [`${list}/security`]: next }))).toEqual(expected);
  });

  it('counts a scheme by what it is', () => {
    const renamed = edited({
      '/components/securitySchemes': { token: { type: 'http', scheme: 'Bearer' }, oauth: { type: 'oauth2', flows: {} } },
      '/security': [{ token: [] }],
    });
    expect(found(base, renamed)).toEqual([]);
  });
});

describe('what is the same call', () => {
  it.each<[string, Edits, Edits, readonly string[]]>([
    [
      'a renamed path parameter',
      {},
      {
        '/paths/~1books~1{id}': undefined,
        '/paths/~1books~1{book}': {
          ...(base['paths'] as { readonly [path: string]: JsonObject })['/books/{id}'],
          parameters: [{ name: 'book', in: 'path', required: true, schema: { type: 'integer' } }],
        },
      },
      [],
    ],
    ['a header in other letters', { [`${list}/parameters/2/name`]: 'x-trace' }, {}, []],
    [
      'a parameter that moved to the path',
      { [`${remove}/parameters`]: [query({})], '/paths/~1books~1{id}/get/parameters': [query({})] },
      { '/paths/~1books~1{id}/parameters/1': query({}) },
      [],
    ],
    [
      'another style',
      { [`${list}/parameters/0`]: query({ schema: { type: 'array' } }) },
      { [`${list}/parameters/0`]: query({ schema: { type: 'array' }, explode: false }) },
      ['request-parameter-style-changed breaking'],
    ],
    ['a style that a single value does not show', {}, { [`${list}/parameters/0`]: query({ explode: false }) }, []],
    [
      'a media type with other blanks',
      { [`${list}/responses/206/content`]: { 'text/plain;charset=utf-8': {} } },
      { [`${list}/responses/206/content`]: { 'text/plain; charset=UTF-8': {} } },
      [],
    ],
  ])('%s', (_name, old, next, expected) => {
    expect(found(edited(old), edited(next))).toEqual(expected);
  });

  it('a payload of a webhook is received', () => {
    const property = '/webhooks/bookAdded/post/requestBody/content/application~1json/schema/properties/id';
    expect(found(base, edited({ [property]: { type: ['integer', 'null'] } }))).toEqual(['response-property-became-nullable breaking']);
  });

  it('a payload of a callback is received, its answer is sent', () => {
    const callback = (schema: Json): Edits => ({
      '/paths/~1shelves/post/callbacks': {
        done: {
          '{$request.body#/url}': {
            post: {
              requestBody: { content: { 'application/json': { schema } } },
              responses: { 200: { description: 'x', content: { 'application/json': { schema } } } },
            },
          },
        },
      },
    });
    expect(found(edited(callback({ type: 'string' })), edited(callback({ type: ['string', 'null'] })))).toEqual([
      'response-body-became-nullable breaking',
      'request-body-became-nullable safe',
    ]);
  });

  it('members of a union belong together by name, whatever they hold', () => {
    const [paper, audio] = ['Paper', 'Audio'].map((name) => (base['components'] as { readonly schemas: JsonObject }).schemas[name] ?? null); // the base has them
    const swapped = found(base, edited({ '/components/schemas/Paper': audio, '/components/schemas/Audio': paper }));
    expect(swapped.filter((text) => text.startsWith('response'))).toEqual([
      'response-required-property-removed breaking',
      'response-required-property-added safe',
      'response-required-property-removed breaking',
      'response-required-property-added safe',
    ]);
    expect(swapped.some((text) => text.startsWith('api-schema'))).toBe(false);
  });

  it('schemas that hold themselves end', () => {
    const node = (type: string): Edits => ({
      '/components/schemas/Paper': {
        type: 'object',
        properties: {
          next: { $ref: '#/components/schemas/Paper' },
          value: { type },
          both: { allOf: [{ $ref: '#/components/schemas/Paper' }, { $ref: '#/components/schemas/Audio' }] },
        },
      },
      '/components/schemas/Audio': {
        allOf: [{ $ref: '#/components/schemas/Paper' }, { type: 'object', properties: { next: { $ref: '#/components/schemas/Audio' } } }],
      },
      '/components/schemas/Film': { anyOf: [{ $ref: '#/components/schemas/Film' }, { type: 'string' }] },
    });
    expect(found(edited(node('string')), edited(node('string')))).toEqual([]);
    expect(found(edited(node('string')), edited(node('integer')))).toEqual(
      expect.arrayContaining(['response-property-type-changed breaking', 'request-property-type-changed breaking']),
    );
  });
});
