import { describe, expect, it } from 'vitest';
import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { componentNames, type SchemaRoots } from './component-names.ts';

const ref = (key: string): SchemaObject => ({ $ref: key });
const object = (properties: { readonly [name: string]: SchemaNode }, more: SchemaObject = {}): SchemaObject => ({ type: 'object', properties, ...more });

/** Each component as `name direction`, marked when it is closed. */
function componentsOf(definitions: { readonly [key: string]: SchemaNode }, roots: Partial<SchemaRoots>): readonly string[] {
  const { components } = componentNames({ request: [], response: [], ...roots }, new Map(Object.entries(definitions)));
  return components.map(
    ({ name, node, direction }) => `${name} ${direction}${typeof node === 'object' && node.additionalProperties === false ? ' closed' : ''}`,
  );
}

const closed: SchemaObject = { additionalProperties: false };
const plain = { Book: object({}), 'Book?reject': object({}, closed), 'Book?part': object({ part: true }), 'Book?open': object({ open: true }) };
const defaulted = { Book: object({ a: true }, { required: ['a'], defaulted: ['a'] }), 'Book?reject': object({ a: true }, closed) };
const around = { ...defaulted, Shelf: object({ book: ref('Book') }), 'Shelf?reject': object({ book: ref('Book?reject') }, closed) };

describe('a definition', () => {
  it.each<[string, Parameters<typeof componentsOf>, readonly string[]]>([
    ['that nothing reaches is no component', [plain, {}], []],
    ['of responses alone is printed as declared', [plain, { response: [ref('Book')] }], ['Book response']],
    ['of requests alone is printed as they see it', [plain, { request: [ref('Book?reject')] }], ['Book request closed']],
    [
      'of both is one component that says what holds in requests',
      [plain, { request: [ref('Book?reject')], response: [{ items: ref('Book') }] }],
      ['Book request closed'],
    ],
    ['inside an intersection is not closed', [plain, { request: [ref('Book?part'), ref('Book?reject')] }], ['Book request']],
    ['that one request may add to is not closed', [plain, { request: [ref('Book?reject'), ref('Book?open')] }], ['Book request']],
    ['without a view of its own is the same for all', [plain, { request: [ref('Book?reject'), ref('Book')] }], ['Book request']],
    [
      'with a default is split where it travels both ways',
      [defaulted, { request: [ref('Book?reject')], response: [ref('Book')] }],
      ['Book response', 'BookInput request closed'],
    ],
    ['with a default is one where it travels one way', [defaulted, { request: [ref('Book?reject')] }], ['Book request closed']],
    [
      'around a split one is split',
      [around, { request: [ref('Shelf?reject')], response: [ref('Shelf')] }],
      ['Book response', 'BookInput request closed', 'Shelf response', 'ShelfInput request closed'],
    ],
    [
      'around one that only responses reach twice is not split',
      [around, { request: [ref('Book?reject')], response: [ref('Shelf')] }],
      ['Book response', 'BookInput request closed', 'Shelf response'],
    ],
  ])('%s', (_what, [definitions, roots], expected) => {
    expect(componentsOf(definitions, roots)).toEqual(expected);
  });

  it('is split through a circle', () => {
    const definitions = {
      A: object({ b: ref('B') }),
      'A?reject': object({ b: ref('B?reject') }),
      B: object({ a: ref('A'), d: true }, { required: ['d'], defaulted: ['d'] }),
      'B?reject': object({ a: ref('A?reject'), d: true }),
    };
    expect(componentsOf(definitions, { request: [ref('A?reject')], response: [ref('A')] })).toEqual([
      'A response',
      'AInput request',
      'B response',
      'BInput request',
    ]);
  });

  it('that is split leaves a name alone that an app has given', () => {
    const taken = { ...defaulted, BookInput: object({}) };
    expect(componentsOf(taken, { request: [ref('Book?reject')], response: [ref('Book'), ref('BookInput')] })).toEqual([
      'Book response',
      'BookInput response',
      'BookInputInput request closed',
    ]);
  });

  it('has a name by direction', () => {
    const { nameOf } = componentNames({ request: [ref('Book?reject')], response: [ref('Book')] }, new Map(Object.entries(defaulted)));
    expect([nameOf('Book?reject', 'request'), nameOf('Book', 'response')]).toEqual(['BookInput', 'Book']);
  });
});
