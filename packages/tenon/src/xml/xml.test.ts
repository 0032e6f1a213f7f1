import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import { xml } from './index.ts';

const noSchemas: Schemas = { definitions: new Map(), transforms: [] };
const encoder = new TextEncoder();
const written = (value: unknown, schema: SchemaNode, schemas = noSchemas): string => {
  const text = xml({ root: 'root' }).write?.(value, { schema, schemas }) as string;
  return text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trimEnd();
};
const read = (text: string, schema: SchemaNode, { schemas = noSchemas, depth = 20 } = {}): unknown =>
  xml().read?.({ bytes: encoder.encode(text), parameters: new Map(), depth, json: JSON.parse, schema, schemas });

const text: SchemaObject = { type: 'string' };
const object = (properties: Record<string, SchemaNode>, more: SchemaObject = {}): SchemaObject => ({ type: 'object', properties, ...more });
const list = (items: SchemaNode, more: SchemaObject = {}): SchemaObject => ({ type: 'array', items, ...more });

/** The forms of OpenAPI 3.1 section 4.8.26.3, and what it leaves open. */
const forms: readonly (readonly [what: string, schema: SchemaNode, value: unknown, xml: string])[] = [
  ['a text', text, 'a<b&"c"', '<root>a&lt;b&amp;&quot;c&quot;</root>'],
  ['nothing in a text', object({ a: text }), { a: '' }, '<root><a/></root>'],
  ['space around a text', object({ a: text }), { a: '  x\n y ' }, '<root><a>  x\n y </a></root>'],
  [
    'numbers and booleans',
    object({ a: { type: 'number' }, b: { type: 'boolean' }, c: { type: 'integer' } }),
    { a: 1.5, b: false, c: -2 },
    '<root><a>1.5</a><b>false</b><c>-2</c></root>',
  ],
  ['null', object({ a: { type: ['string', 'null'] } }), { a: null }, '<root><a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></root>'],
  ['another name', object({ a: { ...text, xml: { name: 'b' } } }), { a: 'x' }, '<root><b>x</b></root>'],
  ['an attribute', object({ id: { type: 'integer', xml: { attribute: true } }, name: text }), { id: 1, name: 'x' }, '<root id="1"><name>x</name></root>'],
  ['an attribute with another name', object({ id: { type: 'integer', xml: { attribute: true, name: 'no' } } }), { id: 1 }, '<root no="1"/>'],
  [
    'a namespace with a prefix',
    object({ a: { ...text, xml: { namespace: 'http://x.test/s', prefix: 's' } } }),
    { a: 'x' },
    '<root><s:a xmlns:s="http://x.test/s">x</s:a></root>',
  ],
  ['a namespace without one', object({ a: text }, { xml: { namespace: 'http://x.test/s', name: 'r' } }), { a: 'x' }, '<r xmlns="http://x.test/s"><a>x</a></r>'],
  ['a list', object({ animals: list(text) }), { animals: ['a', 'b'] }, '<root><animals>a</animals><animals>b</animals></root>'],
  [
    'a list whose items have a name',
    object({ animals: list({ ...text, xml: { name: 'animal' } }) }),
    { animals: ['a', 'b'] },
    '<root><animal>a</animal><animal>b</animal></root>',
  ],
  [
    'a name of a list that is not wrapped, which is ignored',
    object({ animals: list({ ...text, xml: { name: 'animal' } }, { xml: { name: 'aliens' } }) }),
    { animals: ['a'] },
    '<root><animal>a</animal></root>',
  ],
  [
    'a wrapped list',
    object({ animals: list(text, { xml: { wrapped: true } }) }),
    { animals: ['a', 'b'] },
    '<root><animals><animals>a</animals><animals>b</animals></animals></root>',
  ],
  [
    'a wrapped list with names',
    object({ animals: list({ ...text, xml: { name: 'animal' } }, { xml: { name: 'aliens', wrapped: true } }) }),
    { animals: ['a', 'b'] },
    '<root><aliens><animal>a</animal><animal>b</animal></aliens></root>',
  ],
  [
    'a wrapped list with a name outside',
    object({ animals: list(text, { xml: { name: 'aliens', wrapped: true } }) }),
    { animals: ['a'] },
    '<root><aliens><aliens>a</aliens></aliens></root>',
  ],
  [
    'an empty list',
    object({ animals: list(text), more: list(text, { xml: { wrapped: true } }) }, { required: ['animals'] }),
    { animals: [], more: [] },
    '<root><more/></root>',
  ],
  ['objects in lists', object({ lines: list(object({ n: { type: 'integer' } })) }), { lines: [{ n: 1 }, {}] }, '<root><lines><n>1</n></lines><lines/></root>'],
  ['a list as a whole', list({ type: 'integer' }), [1, 2], '<root><item>1</item><item>2</item></root>'],
];

describe('XML', () => {
  it.each(forms)('writes and reads %s', (_what, schema, value, expected) => {
    expect(written(value, schema)).toBe(expected);
    expect(read(expected, schema)).toEqual(value);
  });

  it('calls elements as their components', () => {
    const schemas: Schemas = { definitions: new Map<string, SchemaNode>([['Book', object({ title: text })]]), transforms: [] };
    expect(written({ title: 'x' }, { $ref: 'Book' }, schemas)).toBe('<Book><title>x</title></Book>');
    expect(written([{ title: 'x' }], list({ $ref: 'Book' }), schemas)).toBe('<root><Book><title>x</title></Book></root>');
  });

  it.each<[string, string, SchemaNode, unknown]>([
    ['CDATA', '<r><![CDATA[a &amp; <b>]]>!</r>', text, 'a &amp; <b>!'],
    ['references to characters', '<r>&#65;&#x1F600;&apos;&gt;</r>', text, "A😀'>"],
    ['comments and instructions', '<?xml version="1.0"?><!-- a --><r><!-- b -->x<?p q?>y</r><!-- c -->', text, 'xy'],
    ['a byte order mark', '\ufeff<r>x</r>', text, 'x'],
    ['line ends', '<r>a\r\nb\rc</r>', text, 'a\nb\nc'],
    [
      'another prefix of the same namespace',
      '<r xmlns:q="http://x.test/s"><q:a>x</q:a></r>',
      object({ a: { ...text, xml: { namespace: 'http://x.test/s', prefix: 's' } } }),
      { a: 'x' },
    ],
    [
      'the same name in another namespace, as unknown',
      '<r xmlns="http://y.test"><a>x</a></r>',
      object({ b: { ...text, xml: { namespace: 'http://x.test/s', name: 'a' } } }),
      { a: 'x' },
    ],
    ['what nobody declared', '<r a="1"><b>x</b></r>', object({}), { a: '1', b: 'x' }],
    ['a scalar twice', '<r><a>1</a><a>2</a></r>', object({ a: { type: 'integer' } }), { a: [1, 2] }],
    ['a number that is none', '<r><a>0x1</a></r>', object({ a: { type: 'integer' } }), { a: '0x1' }],
    ['elements where a text is declared', '<r><a><b>1</b></a></r>', object({ a: text }), { a: { b: '1' } }],
  ])('reads %s', (_what, document, schema, expected) => {
    expect(read(document, schema)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a text alone', 'x'],
    ['two roots', '<a/><b/>'],
    ['an end that does not come', '<a>'],
    ['ends that cross', '<a><b></a></b>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a reference without an end', '<a>&#65</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['entities that grow', `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a document type in small letters', '<!doctype a><a/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['a prefix that nobody declared', '<x:a/>'],
    ['an element called as prototypes are', '<a><__proto__>x</__proto__></a>'],
  ])('refuses %s', (_what, document) => {
    expect(() => read(document, true)).toThrow(expect.objectContaining({ status: 400, code: 'body.malformed' }) as Error);
  });

  it('refuses what nests too deep, without running out of stack', () => {
    for (const depth of [21, 5000])
      expect(() => read('<a>'.repeat(depth) + '</a>'.repeat(depth), true)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });

  it.each<[string, unknown, SchemaNode]>([
    ['a control character', '\0', text],
    ['half a character', '\ud800', text],
    ['a name that no element can have', { 'a b': 'x' }, object({})],
  ])('does not write %s', (_what, value, schema) => {
    expect(() => written(value, schema)).toThrow(TypeError);
  });

  it('reads what it has written', () => {
    const scalar = fc.constantFrom<SchemaObject>(text, { type: 'integer' }, { type: 'number' }, { type: 'boolean' }, { type: ['integer', 'null'] });
    const words = fc.record({ name: fc.option(fc.stringMatching(/^[a-z]{1,3}$/), { nil: undefined }), wrapped: fc.boolean() }, { requiredKeys: ['wrapped'] });
    const node: fc.Memo<SchemaObject> = fc.memo((depth) =>
      depth <= 1
        ? scalar
        : fc.oneof(
            scalar,
            fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{0,3}$/), node(depth - 1), { maxKeys: 4 }).map((each) => object(each, { required: Object.keys(each) })),
            fc.tuple(depth > 2 ? node(2) : scalar, words).map(([items, said]) => list(items, { xml: { wrapped: said.wrapped } })),
          ),
    );
    fc.assert(
      fc.property(
        node(4)
          .filter((each) => each.type === 'object')
          .chain((schema) => fc.tuple(fc.constant(schema), valueFor(schema))),
        ([schema, value]) => {
          expect(read(`<?xml version="1.0"?>${written(value, schema)}`, schema)).toEqual(value);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Values of a schema of the property above. A list in a list needs its wrapping: lists are of scalars and objects. */
function valueFor(schema: SchemaObject): fc.Arbitrary<unknown> {
  if (schema.type === 'object')
    return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, node]) => [name, valueFor(node as SchemaObject)])));
  if (schema.type === 'array') return fc.array(valueFor(schema.items as SchemaObject), { maxLength: 3 });
  if (schema.type === 'string') return fc.string({ unit: 'grapheme' }).filter((each) => !/[\0-\x1f\ufffe\uffff]/.test(each));
  if (schema.type === 'boolean') return fc.boolean();
  if (Array.isArray(schema.type)) return fc.option(fc.integer());
  return schema.type === 'integer' ? fc.integer() : fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
}
