import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonical,
  cases,
  encoded,
  planOf,
  scalars,
  schemaOf,
  templated,
  valuesOf,
  type Value,
  type Way,
  type Written,
} from '../../../test/random/parameter-styles.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { parametersUnit } from './parameters.ts';

function decoder(written: Written): (source: unknown) => Record<string, unknown> {
  const code = new Code();
  return new Linker(code).link(parametersUnit(code, { definitions: new Map(), transforms: [] }, planOf(written))) as (
    source: unknown,
  ) => Record<string, unknown>; // the unit's signature
}

describe('parameter styles', () => {
  it.each(cases)('$title comes back', ({ way, kind, type }) => {
    const decode = decoder({ ...way, schema: schemaOf({ kind, type }) });
    fc.assert(
      fc.property(valuesOf(way, kind, type), (value) => {
        const decoded = decode(way.write(value));
        expect(Object.keys(decoded)).toEqual(['p']);
        expect(canonical(decoded['p'])).toBe(canonical(value));
        if (kind === 'object') expect(Object.getPrototypeOf(decoded['p'])).toBe(Object.prototype);
      }),
      { numRuns: 60 },
    );
  });

  const names = ['R', 'G', 'constructor', '__proto__', 'p'];
  const declared: SchemaNode = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])), additionalProperties: false };
  const exploded: readonly Way[] = [
    templated('cookie', 'form', true),
    {
      ...templated('cookie', 'form', true),
      title: 'cookies of their own',
      write: (value) =>
        Object.entries(value)
          .map(([key, text]) => `${key}="${encoded(text)}"`)
          .join('; '),
    },
    templated('query', 'form', true),
  ];

  it.each(exploded)('$title: an object of declared members comes back', (way) => {
    const decode = decoder({ ...way, schema: declared });
    const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), scalars.string), { selector: ([key]) => key, minLength: 1 });
    fc.assert(
      fc.property(entries, (pairs) => {
        const value = Object.fromEntries(pairs) as Value;
        expect(canonical(decode(way.write(value))['p'])).toBe(canonical(value));
      }),
      { numRuns: 100 },
    );
  });

  it('any query is decoded or refused as a bad request, and no prototype is touched', () => {
    const decoders = (['reject', 'strip', 'allow'] as const).flatMap((unknown) => [
      decoder({ in: 'query', style: 'deepObject', explode: true, schema: declared, unknown }),
      decoder({ in: 'query', style: 'pipeDelimited', explode: false, schema: { type: 'array', items: { type: 'integer' } }, unknown }),
    ]);
    const query = fc.string({ unit: fc.constantFrom('p', '=', '&', '%', '+', '[', ']', '%5B', '%E9', '%F0%9F', '__proto__', 'R', '1', '|', 'é') });
    fc.assert(
      fc.property(query, fc.constantFrom(...decoders), (text, decode) => {
        try {
          const decoded = decode(text);
          expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
        } catch (error) {
          expect(error).toMatchObject({ status: 400, code: 'query.malformed-escape' });
        }
        expect(({} as Record<string, unknown>)['R']).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
