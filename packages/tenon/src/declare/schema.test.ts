import { Kind, Type } from '@sinclair/typebox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DefaultValue } from '../support/markers.ts';
import { DefaultKind, Problem, problemWith, t } from './schema.ts';

/** A schema with the symbols that carry meaning. */
function marks(schema: object): object {
  return Object.fromEntries(Object.getOwnPropertySymbols(schema).map((mark) => [mark.description, (schema as { [mark: symbol]: unknown })[mark]]));
}

describe('the builder', () => {
  it('has the JSON types of TypeBox', () => {
    expect(t.Object({ a: t.Optional(t.String()) })).toEqual(Type.Object({ a: Type.Optional(Type.String()) }));
  });

  it('keeps its own kinds through the types that TypeBox derives', () => {
    const { properties } = t.Partial(t.Object({ at: t.Date(), n: t.Default(t.BigInt(), 5n) }));
    expect(marks(properties.at)).toMatchObject({ 'TypeBox.Kind': 'Tenon:Date', 'TypeBox.Optional': 'Optional' });
    expect(marks(properties.n)).toMatchObject({ 'TypeBox.Kind': 'Tenon:BigInt', 'Tenon.Default': true, 'Tenon.DefaultValue': 5n });
  });

  it('writes schemas that JSON can hold', () => {
    const schema = t.Object({ at: t.Date(), n: t.BigInt({ minimum: -(2n ** 70n) }), b: t.Bytes({ maxLength: 10 }), d: t.Default(t.BigInt(), 1n), p: Problem });
    expect(() => JSON.stringify(schema)).not.toThrow();
  });

  it('does not change the schema that gets a default', () => {
    const schema = t.String();
    const marked = t.Default(schema, 'x');
    expect(marks(schema)).toEqual({ 'TypeBox.Kind': 'String' });
    expect(marked[DefaultKind]).toBe(true);
    expect((marked as unknown as { [DefaultValue]: unknown })[DefaultValue]).toBe('x');
  });
});

describe('t.Bytes', () => {
  interface Limits {
    readonly pattern: string;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly not?: Limits;
  }
  const accepts = (schema: object, text: string): boolean => {
    const { pattern, minLength = 0, maxLength = Infinity, not } = schema as Limits;
    return new RegExp(pattern, 'u').test(text) && text.length >= minLength && text.length <= maxLength && (not === undefined || !accepts(not, text));
  };

  it('takes base64 of at most that many bytes', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.uint8Array({ maxLength: 12 }), (limit, bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(accepts(t.Bytes(), text)).toBe(true);
        expect(accepts(t.Bytes({ maxLength: limit }), text)).toBe(bytes.length <= limit);
      }),
    );
  });

  it.each(['a', 'ab', 'abc', 'ab=c', '====', 'a===', 'ab-_', 'YQ==\n', ' YQ=='])('takes nothing else: %j', (text) => {
    expect(accepts(t.Bytes(), text)).toBe(false);
  });
});

describe('t.BigInt', () => {
  it.each([
    ['0', true],
    ['-1', true],
    ['123456789012345678901234567890', true],
    ['01', false],
    ['+1', false],
    ['1.0', false],
    ['1e3', false],
    ['', false],
    ['-', false],
    ['٣', false],
  ])('takes decimal digits: %s %s', (text, isValid) => {
    expect(new RegExp(t.BigInt()['pattern'] as string, 'u').test(text)).toBe(isValid);
  });
});

describe('problemWith', () => {
  it('adds members to those of a problem', () => {
    const schema = problemWith(t.Object({ stock: t.Integer(), hint: t.Optional(t.String()), status: t.Literal(409) }, { $id: 'OutOfStock' }));
    expect(schema).toMatchObject({
      [Kind]: 'Tenon:Problem',
      $id: 'OutOfStock',
      required: ['title', 'status', 'stock'],
      properties: { title: { type: 'string' }, stock: { type: 'integer' }, status: { const: 409 } },
    });
  });

  it('joins what has no members of its own', () => {
    const union = t.Union([t.Object({ a: t.String() }), t.Object({ b: t.String() })]);
    expect(problemWith(union)).toEqual({ [Kind]: 'Tenon:Problem', allOf: [Problem, union] });
  });

  it('takes no name from Problem', () => {
    expect(Problem.$id).toBe('Problem');
    expect(problemWith(t.Object({}))).not.toHaveProperty('$id');
  });
});
