import { describe, expect, it } from 'vitest';
import type { ParameterPlace, ParameterPlan, ParametersPlan, UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { Code } from '../../support/code.ts';
import { Linker } from '../../support/linker.ts';
import { checkUnit } from '../checker/checker.ts';
import { parametersUnit } from './parameters.ts';

type Declared = SchemaNode | { readonly schema: SchemaNode; readonly parameter: Partial<ParameterPlan> };

const definitions: Readonly<Record<string, SchemaNode>> = {
  Id: { type: 'integer', minimum: 1 },
  Alias: { $ref: 'Id', description: 'an id' },
  Circle: { anyOf: [{ $ref: 'Circle' }, { type: 'integer' }] },
};
const schemas: Schemas = { definitions: new Map(Object.entries(definitions)), transforms: [] };

function planOf(place: ParameterPlace, declared: Readonly<Record<string, Declared>>, unknown: UnknownPolicy, schema?: SchemaNode): ParametersPlan {
  const style = place === 'path' || place === 'header' ? 'simple' : 'form';
  const parameters = Object.entries(declared).map(([name, each]): ParameterPlan => {
    const { schema: own, parameter } = typeof each === 'object' && 'parameter' in each ? each : { schema: each, parameter: {} };
    return { name, in: place, required: false, style, explode: style === 'form', schema: own, ...parameter };
  });
  const properties = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema]));
  return { in: place, parameters, unknown, schema: schema ?? { type: 'object', properties, ...(unknown === 'reject' && { additionalProperties: false }) } };
}

interface Compiled {
  readonly decode: (source: unknown) => Record<string, unknown>;
  readonly check: (value: unknown) => boolean;
  readonly text: string;
}

function compile(plan: ParametersPlan): Compiled {
  const code = new Code();
  const linker = new Linker(code);
  const unit = parametersUnit(code, schemas, plan);
  const units = code.closure(unit);
  return {
    decode: linker.link(unit) as Compiled['decode'],
    check: linker.link(checkUnit(code, schemas, plan.schema)) as Compiled['check'],
    text: units.map(({ text }) => text).join('\n'),
  };
}

const query = (declared: Readonly<Record<string, Declared>>, unknown: UnknownPolicy = 'reject'): Compiled => compile(planOf('query', declared, unknown));
const styled = (schema: SchemaNode, parameter: Partial<ParameterPlan>): Declared => ({ schema, parameter });
const integers: SchemaNode = { type: 'array', items: { type: 'integer' } };
const strings: SchemaNode = { type: 'array', items: { type: 'string' } };
const color: SchemaNode = { type: 'object', properties: { R: { type: 'integer' }, G: strings }, additionalProperties: false };

describe('a scalar of a query', () => {
  it.each<[string, SchemaNode, string, unknown, boolean]>([
    ['a number', { type: 'number' }, 'p=1.5', 1.5, true],
    ['a text that is no number', { type: 'number' }, 'p=1e400', '1e400', false],
    ['an integer', { type: 'integer' }, 'p=12', 12, true],
    ['an encoded digit', { type: 'integer' }, 'p=%31', 1, true],
    ['a text that is no integer', { type: 'integer' }, 'p=+5', ' 5', false],
    ['nothing for a number', { type: 'number' }, 'p=', '', false],
    ['nothing for a text', { type: 'string' }, 'p', '', true],
    ['a boolean', { type: 'boolean' }, 'p=true', true, true],
    ['another word for a boolean', { type: 'boolean' }, 'p=1', '1', false],
    ['a text', { type: 'string' }, 'p=+1+', ' 1 ', true],
    ['a text with a second equals sign', { type: 'string' }, 'p=a=b', 'a=b', true],
    ['null is never read', { type: 'null' }, 'p=null', 'null', false],
    ['null beside a number', { type: ['null', 'integer'] }, 'p=null', 'null', false],
    ['a number beside null', { type: ['null', 'integer'] }, 'p=3', 3, true],
    ['anything', true, 'p=12', '12', true],
    ['a constant', { const: 2 }, 'p=2', 2, true],
    ['one of some numbers', { enum: [1, 2] }, 'p=2', 2, true],
    ['one of some texts', { enum: ['1', '2'] }, 'p=2', '2', true],
    ['one of mixed values', { enum: [1, 'one', true] }, 'p=one', 'one', true],
    ['a number of mixed values', { enum: ['one', 1] }, 'p=1', 1, true],
    ['a reference', { $ref: 'Alias' }, 'p=2', 2, true],
    ['parts', { allOf: [{ minimum: 2 }, { $ref: 'Id' }] }, 'p=2', 2, true],
    ['parts that narrow', { allOf: [{ type: 'number' }, { type: 'integer' }] }, 'p=2.5', '2.5', false],
    ['types in order, text first', { type: ['string', 'integer'] }, 'p=2', '2', true],
    ['types in order, text last', { type: ['integer', 'string'] }, 'p=2', 2, true],
    ['types in order, text after all', { type: ['integer', 'string'] }, 'p=x', 'x', true],
    ['a branch that accepts', { anyOf: [{ type: 'integer', maximum: 5 }, { type: 'string' }] }, 'p=4', 4, true],
    ['a branch that does not accept', { anyOf: [{ type: 'integer', maximum: 5 }, { type: 'string' }] }, 'p=6', '6', true],
    ['branches of one type', { oneOf: [{ const: 'a' }, { const: 'b' }] }, 'p=b', 'b', true],
    ['branches that leave the type to the place', { type: 'integer', anyOf: [{ minimum: 5 }, { maximum: 1 }] }, 'p=7', 7, true],
    ['branches of branches', { anyOf: [{ anyOf: [{ type: 'boolean' }, { type: 'integer' }] }, { type: 'string' }] }, 'p=7', 7, true],
    ['no branch that accepts', { anyOf: [{ type: 'integer' }, { type: 'boolean' }] }, 'p=x', 'x', false],
    ['a codec', { type: 'string', codec: 'bigint' }, 'p=12', '12', true],
    ['a transform of a number', { type: 'number', codec: { transform: 0 } }, 'p=12', 12, true],
    ['a foreign schema', { foreign: { type: 'integer' } }, 'p=12', 12, true],
    ['a repeated text', { type: 'string' }, 'p=1&p=2', ['1', '2'], false],
    ['a repeated number', { type: 'integer' }, 'p=1&p=2&p=3', ['1', '2', '3'], false],
    ['one or many, one', { anyOf: [{ type: 'integer' }, integers] }, 'p=1', 1, true],
    ['one or many, many', { anyOf: [{ type: 'integer' }, integers] }, 'p=1&p=2', [1, 2], true],
  ])('%s', (_, schema, text, expected, isAccepted) => {
    const { decode, check } = query({ p: schema });
    const values = decode(text);
    expect(values).toEqual({ p: expected });
    expect(check(values)).toBe(isAccepted);
  });

  it('may be a definition that is nothing but itself', () => {
    expect(query({ p: { $ref: 'Circle' } }).text).toContain('case "p"');
  });
});

describe('arrays and objects of a query', () => {
  const plain = { explode: false };
  const deep = { style: 'deepObject' } as const;

  it.each<[string, Declared, string, object, boolean]>([
    ['absent', integers, '', {}, true],
    ['one empty text', strings, 'p=', { p: [''] }, true],
    ['one empty text in a list', styled(strings, plain), 'p=', { p: [''] }, true],
    ['no list of numbers', styled(integers, plain), 'p=', { p: [''] }, false],
    ['an item that does not fit', integers, 'p=1&p=x', { p: [1, 'x'] }, false],
    ['a comma where names repeat', strings, 'p=a,b', { p: ['a,b'] }, true],
    ['an encoded comma', styled(strings, plain), 'p=a%2Cb,c', { p: ['a,b', 'c'] }, true],
    ['a list that is repeated', styled(strings, plain), 'p=a,b&p=c', { p: [['a', 'b'], ['c']] }, false],
    [
      'a tuple',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'boolean' }], items: { type: 'integer' } },
      'p=1&p=true&p=2&p=3',
      { p: ['1', true, 2, 3] },
      true,
    ],
    ['items with branches', { type: 'array', items: { anyOf: [{ type: 'integer' }, { type: 'string' }] } }, 'p=1&p=x', { p: [1, 'x'] }, true],
    ['brackets are names of their own', strings, 'p[]=1', { 'p[]': '1' }, false],
    ['an index is a name of its own', strings, 'p[0]=1', { 'p[0]': '1' }, false],
    ['one or many in a list', styled({ anyOf: [{ type: 'integer' }, integers] }, plain), 'p=1,2', { p: [1, 2] }, true],
    ['one of one or many in a list', styled({ anyOf: [{ type: 'integer' }, integers] }, plain), 'p=%31', { p: 1 }, true],
    ['neither one nor many', styled({ anyOf: [{ type: 'integer' }, integers] }, plain), 'p=%78', { p: 'x' }, false],
    ['pairs', styled(color, plain), 'p=R,100,G,a', { p: { R: 100, G: ['a'] } }, true],
    ['pairs that are not even', styled(color, plain), 'p=R,100,G', { p: 'R,100,G' }, false],
    ['repeated pairs', styled(color, plain), 'p=R,1,R,2', { p: { R: ['1', '2'] } }, false],
    ['a deep object', styled(color, deep), 'p[R]=1&p%5BG%5D=a&p[G]=b', { p: { R: 1, G: ['a', 'b'] } }, true],
    ['a deep object with another member', styled(color, deep), 'p[R]=1&p[X]=1', { p: { R: 1, X: '1' } }, false],
    ['a deep object too deep', styled(color, deep), 'p[R][x]=1', { p: { 'R][x': '1' } }, false],
    ['a deep object without a member', styled(color, deep), 'p[]=1', { p: { '': '1' } }, false],
    ['a text for a deep object', styled(color, deep), 'p=1&p[R]=1', { p: '1' }, false],
    ['no deep object', styled(color, deep), '', {}, true],
    ['no required deep object', styled(color, { ...deep, required: true }), '', { p: {} }, true],
    ['an exploded object', color, 'R=1&G=a', { p: { R: 1, G: ['a'] } }, true],
    ['a text for an exploded object', color, 'p=1', { p: '1' }, false],
    ['no required exploded object', styled(color, { required: true }), '', { p: {} }, true],
    [
      'an exploded object with patterns',
      { type: 'object', patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false },
      'x-a=1&b=2',
      { p: { 'x-a': 1 }, b: '2' },
      false,
    ],
    [
      'objects with branches',
      styled(
        {
          anyOf: [
            { ...(color as object), required: ['R'] },
            { type: 'object', properties: { R: { type: 'string' } }, required: ['R'] },
          ],
        },
        deep,
      ),
      'p[R]=red',
      { p: { R: 'red' } },
      true,
    ],
    ['an object that may be null', styled({ anyOf: [{ type: 'null' }, color] }, deep), 'p[R]=1', { p: { R: 1 } }, true],
    [
      'a hostile member',
      styled({ type: 'object', additionalProperties: { type: 'integer' } }, deep),
      'p[__proto__]=1&p[constructor]=2',
      { p: JSON.parse('{"__proto__":1,"constructor":2}') },
      true,
    ],
  ])('%s', (_, declared, text, expected, isAccepted) => {
    const { decode, check } = query({ p: declared });
    const values = decode(text);
    expect(JSON.stringify(values)).toBe(JSON.stringify(expected));
    expect(check(values)).toBe(isAccepted);
  });

  it('a declared name wins over a member of an object', () => {
    expect(query({ o: color, R: { type: 'string' } }).decode('R=1&G=2')).toEqual({ o: { G: ['2'] }, R: '1' });
  });
});

describe('undeclared names of a query', () => {
  const text = 'p=1&x=1&y=1&y=2&__proto__=1&constructor=2&toString';

  it('are members when they are refused, so that the checker names them', () => {
    const { decode, check } = query({ p: { type: 'integer' } }, 'reject');
    const values = decode(text);
    expect(JSON.stringify(values)).toBe('{"p":1,"x":"1","y":["1","2"],"__proto__":"1","constructor":"2","toString":""}');
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(check(values)).toBe(false);
  });

  it('are gone when they are stripped', () => {
    expect(query({ p: { type: 'integer' } }, 'strip').decode(text)).toEqual({ p: 1 });
  });

  it('are texts when they are allowed', () => {
    const { decode, check } = query({ p: { type: 'integer' } }, 'allow');
    const values = decode(text);
    expect(JSON.stringify(values)).toBe('{"p":1,"x":"1","y":["1","2"],"__proto__":"1","constructor":"2","toString":""}');
    expect(check(values)).toBe(true);
  });

  it('are read by the schema that speaks of them', () => {
    const schema: SchemaNode = { type: 'object', properties: {}, additionalProperties: { anyOf: [{ type: 'integer' }, integers] } };
    expect(compile(planOf('query', {}, 'allow', schema)).decode('a=1&b=2&b=3&c=x')).toEqual({ a: 1, b: [2, 3], c: 'x' });
  });

  it('never hide a declared name that objects inherit', () => {
    const declared = { constructor: { type: 'integer' }, hasOwnProperty: { type: 'integer' } } as const;
    expect(Object.keys(query(declared).decode(''))).toEqual([]);
    expect(query(declared).decode('hasOwnProperty=1')).toEqual({ hasOwnProperty: 1 });
    const proto = query(Object.fromEntries([['__proto__', { type: 'integer' as const }]])).decode('__proto__=1');
    expect(JSON.stringify(proto)).toBe('{"__proto__":1}');
  });

  it.each(['reject', 'strip', 'allow'] as const)('are decoded under %s too, so that a malformed one is refused', (unknown) => {
    for (const malformed of ['x=%', '%=1', 'x=%E9', 'p=1&x&y=%zz']) {
      expect(() => query({ p: { type: 'integer' } }, unknown).decode(malformed)).toThrow(
        expect.objectContaining({ status: 400, code: 'query.malformed-escape' }),
      );
    }
  });

  it('are counted: a query has at most 1000 pairs', () => {
    const { decode } = query({ p: strings }, 'strip');
    const pairs = (count: number): string => Array.from({ length: count }, (_, at) => `p=${at}`).join('&&');
    expect(decode(pairs(1000))['p']).toHaveLength(1000);
    expect(() => decode(pairs(1001))).toThrow(expect.objectContaining({ status: 400, code: 'query.too-many-parameters' }));
  });

  it('are not the keys of security schemes, which handlers do not see', () => {
    expect(query({ key: styled(true, { isCredential: true }), p: { type: 'integer' } }).decode('key=secret&p=1')).toEqual({ p: 1 });
  });
});

describe('names of a query', () => {
  it('are compared decoded', () => {
    expect(query({ 'a b': { type: 'integer' }, é: { type: 'integer' } }).decode('a+b=1&%C3%A9=2')).toEqual({ 'a b': 1, é: 2 });
  });

  it('keep the order of declaration', () => {
    expect(Object.keys(query({ a: true, b: true, c: true }).decode('c=1&a=1&b=1'))).toEqual(['a', 'b', 'c']);
  });

  it('may be any text', () => {
    const names = ['"];globalThis.hacked=1;//', '${1}', '\u2028', '</script>', '\\', '\n', '`'];
    const { decode } = query(Object.fromEntries(names.map((name) => [name, { type: 'integer' as const }])));
    expect(decode(names.map((name) => `${encodeURIComponent(name)}=1`).join('&'))).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
    expect('hacked' in globalThis).toBe(false);
  });
});

describe('a path', () => {
  it.each<[string, Declared, string, object]>([
    ['an integer', { type: 'integer' }, '12', { p: 12 }],
    ['a text', { type: 'string' }, 'a%2Fb+c', { p: 'a/b+c' }],
    ['a list', integers, '1,2', { p: [1, 2] }],
    ['a label', styled({ type: 'number' }, { style: 'label' }), '.1.5', { p: 1.5 }],
    ['a label without its mark', styled({ type: 'string' }, { style: 'label' }), 'a', {}],
    ['a matrix', styled({ type: 'integer' }, { style: 'matrix' }), ';p=1', { p: 1 }],
    ['a matrix without a value', styled({ type: 'string' }, { style: 'matrix' }), ';p', { p: '' }],
    ['a matrix of another name', styled({ type: 'string' }, { style: 'matrix' }), ';q=1', {}],
    ['an exploded matrix of two names', styled(strings, { style: 'matrix', explode: true }), ';p=1;q=1', {}],
    ['a repeated scalar', styled({ type: 'string' }, { style: 'matrix', explode: true }), ';p=1;p=2', { p: ['1', '2'] }],
  ])('%s', (_, declared, raw, expected) => {
    expect(compile(planOf('path', { p: declared }, 'reject')).decode([raw])).toEqual(expected);
  });

  it('reads parameters in their order and refuses malformed escapes', () => {
    const { decode } = compile(planOf('path', { a: { type: 'integer' }, b: strings }, 'reject'));
    expect(decode(['1', 'x,y'])).toEqual({ a: 1, b: ['x', 'y'] });
    for (const raw of [
      ['%', 'x'],
      ['1', 'x,%E9'],
    ])
      expect(() => decode(raw)).toThrow(expect.objectContaining({ status: 400, code: 'path.malformed-escape' }));
  });
});

describe('headers', () => {
  const { decode } = compile(
    planOf('header', { 'X-Limit': { type: 'integer' }, 'x-tags': integers, Constructor: { type: 'string' }, 'X-Color': color }, 'allow'),
  );

  it.each<[string, object, object]>([
    ['are found in lower case and named as declared', { 'x-limit': '5' }, { 'X-Limit': 5 }],
    ['are lists with white space', { 'x-tags': '1, 2 ,\t3' }, { 'x-tags': [1, 2, 3] }],
    ['are one text when a scalar is repeated', { 'x-limit': '1, 2' }, { 'X-Limit': '1, 2' }],
    ['stay arrays', { 'x-limit': ['1', '2'] }, { 'X-Limit': ['1', '2'] }],
    ['are objects', { 'x-color': 'R, 1, G, a' }, { 'X-Color': { R: 1, G: ['a'] } }],
    ['are not percent-decoded', { constructor: '50%25%' }, Object.assign({}, { Constructor: '50%25%' })],
    ['are open', { other: '1' }, {}],
    ['are not what objects inherit', {}, {}],
  ])('%s', (_, headers, expected) => {
    expect(decode(headers)).toEqual(expected);
  });
});

describe('cookies', () => {
  const declared = { id: { type: 'integer' }, s: { type: 'string' }, list: styled(integers, { explode: false }), many: integers } as const;
  const { decode, check } = compile(planOf('cookie', declared, 'allow'));

  it.each<[string, string | undefined, object, boolean]>([
    ['are missing', undefined, {}, true],
    ['are empty', '', {}, true],
    ['are declared ones', 'x=1; id=2;s=a', { id: 2, s: 'a' }, true],
    ['may be quoted', 's="a b"; id="7"', { id: 7, s: 'a b' }, true],
    ['are percent-decoded, malformed ones left alone', 's=a%20b%; x=%', { s: 'a%20b%' }, true],
    ['are refused when repeated', 's=a; s=b', { s: ['a', 'b'] }, false],
    ['have names of their own case', 'S=a', {}, true],
    ['need an equals sign', 's; id=1', { id: 1 }, true],
    ['may hold an equals sign', 's=a=b', { s: 'a=b' }, true],
    ['are lists', 'list=1,2; many=3&many=4; many=5', { list: [1, 2], many: [3, 4, 5] }, true],
    ['are never a prototype', '__proto__=x; constructor=y', {}, true],
  ])('%s', (_, header, expected, isAccepted) => {
    const values = decode(header);
    expect(values).toEqual(expected);
    expect(check(values)).toBe(isAccepted);
  });
});

describe('the code of a decoder', () => {
  it('of a query is one scan and one switch', () => {
    expect(query({ page: { type: 'integer' }, tags: strings }, 'strip').text).toMatchInlineSnapshot(`
      "function queryParameters_1(query) {
        let texts1, texts2;
        const escaped = query.includes("%") || query.includes("+");
        let start = 0, end = 0, equals = -1, count = 0;
        for (; start < query.length; start = end + 1) {
          end = query.indexOf("&", start);
          if (end === -1) end = query.length;
          if (end === start) continue;
          if (++count > 1000) throw tooManyParameters_4();
          if (equals < start) {
            equals = query.indexOf("=", start);
            if (equals === -1) equals = query.length;
          }
          const split = equals < end ? equals : end;
          const name = escaped ? queryText_3(query.slice(start, split)) : query.slice(start, split);
          const raw = query.slice(split + 1, end);
          const text = escaped ? queryText_3(raw) : raw;
          switch (name) {
            case "page": texts1 = texts1 === undefined ? text : repeated_2(texts1, text); break;
            case "tags": texts2 = texts2 === undefined ? text : repeated_2(texts2, text); break;
          }
        }
        const values = {};
        if (texts1 !== undefined) values["page"] = typeof texts1 === "string" ? integerOf_5(texts1) : texts1;
        if (texts2 !== undefined) values["tags"] = typeof texts2 === "string" ? [texts2] : texts2;
        return values;
      }"
    `);
  });

  it('of a path is one literal', () => {
    expect(compile(planOf('path', { id: { type: 'integer' }, name: { type: 'string' } }, 'reject')).text).toMatchInlineSnapshot(`
      "function pathParameters_1(raw) {
        const text1 = pathText_2(raw[0]);
        const text2 = pathText_2(raw[1]);
        return { "id": typeof text1 === "string" ? integerOf_3(text1) : text1, "name": text2 };
      }"
    `);
  });

  it('of headers reads constant names', () => {
    expect(compile(planOf('header', { 'X-Limit': { type: 'integer' } }, 'allow')).text).toMatchInlineSnapshot(`
      "function headerParameters_1(headers) {
        const values = {};
        const texts1 = headers["x-limit"];
        if (texts1 !== undefined) values["X-Limit"] = typeof texts1 === "string" ? integerOf_2(texts1) : texts1;
        return values;
      }"
    `);
  });
});
