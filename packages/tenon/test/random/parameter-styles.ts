import fc from 'fast-check';
import type { ParameterPlace, ParametersPlan, ParameterStyle, UnknownPolicy } from '../../src/shapes/parameter.ts';
import type { SchemaNode } from '../../src/shapes/schema.ts';

type Scalar = string | number | boolean;
/** What a parameter can hold. */
export type Value = Scalar | readonly Scalar[] | Readonly<Record<string, Scalar>>;

/** RFC 6570 appendix A, for one variable, written from the text of the RFC. */
const operators: { readonly [style: string]: { readonly first: string; readonly separator: string; readonly isNamed: boolean; readonly ifEmpty: string } } = {
  simple: { first: '', separator: ',', isNamed: false, ifEmpty: '' },
  label: { first: '.', separator: '.', isNamed: false, ifEmpty: '' },
  matrix: { first: ';', separator: ';', isNamed: true, ifEmpty: '' },
  form: { first: '', separator: '&', isNamed: true, ifEmpty: '=' },
};

/** A scalar, percent-encoded but for the unreserved characters of RFC 3986. */
export function encoded(value: Scalar): string {
  return encodeURIComponent(String(value)).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function expanded(style: string, name: string, value: Value, explode: boolean): string {
  const { first, separator, isNamed, ifEmpty } = operators[style] as (typeof operators)[string]; // of a style by RFC 6570
  const named = (key: string, text: string): string => (text === '' ? `${key}${ifEmpty}` : `${key}=${text}`);
  if (typeof value !== 'object') return first + (isNamed ? named(encoded(name), encoded(value)) : encoded(value));
  const entries = Array.isArray(value) ? null : Object.entries(value);
  if (explode) {
    const items = entries?.map(([key, text]) => (isNamed ? named(encoded(key), encoded(text)) : `${encoded(key)}=${encoded(text)}`));
    return first + (items ?? (value as readonly Scalar[]).map((item) => (isNamed ? named(encoded(name), encoded(item)) : encoded(item)))).join(separator);
  }
  const joined = (entries?.flat() ?? (value as readonly Scalar[])).map(encoded).join(',');
  return first + (isNamed ? named(encoded(name), joined) : joined);
}

/** One way to write a parameter `p`. Only values that the way can tell apart are generated. */
export interface Way {
  readonly title: string;
  readonly in: ParameterPlace;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly write: (value: Value) => unknown;
  readonly kinds: readonly ('scalar' | 'array' | 'object')[];
  /** Characters that the way cannot tell from its own. */
  readonly lost?: RegExp;
  readonly isNeverEmpty?: boolean;
}

/** A way of RFC 6570. */
export function templated(place: ParameterPlace, style: ParameterStyle, explode: boolean, more: Partial<Way> = {}): Way {
  const wrap = (text: string): unknown => (place === 'path' ? [text] : text);
  return {
    title: `${place} ${style}${explode ? ' exploded' : ''}`,
    in: place,
    style,
    explode,
    kinds: ['scalar', 'array', 'object'],
    write: (value) => wrap(expanded(style, 'p', value, explode)),
    ...more,
  };
}

const items = (value: Value): readonly Scalar[] => (Array.isArray(value) ? (value as readonly Scalar[]) : Object.entries(value).flat());
const delimited = (style: ParameterStyle, delimiter: string, lost: RegExp): Way => ({
  ...templated('query', style, false),
  title: `query ${style} with ${delimiter}`,
  kinds: ['array', 'object'],
  lost,
  write: (value) => `p=${items(value).map(encoded).join(delimiter)}`,
});
const deep = (left: string, right: string): Way => ({
  ...templated('query', 'deepObject', true),
  title: `query deepObject with ${left}`,
  kinds: ['object'],
  write: (value) =>
    Object.entries(value)
      .map(([key, text]) => `p${left}${encoded(key)}${right}=${encoded(text)}`)
      .join('&'),
});
const header = (explode: boolean, comma: string): Way => ({
  ...templated('header', 'simple', explode),
  title: `header${explode ? ' exploded' : ''} with "${comma}"`,
  lost: /[,=\s]|[^\x20-\x7e]/,
  write: (value) => ({
    p:
      typeof value !== 'object'
        ? String(value)
        : explode && !Array.isArray(value)
          ? Object.entries(value)
              .map(([key, text]) => `${key}=${text}`)
              .join(comma)
          : items(value).join(comma),
  }),
});

const ways: readonly Way[] = [
  ...[true, false].flatMap((explode) => [
    templated('path', 'simple', explode, { isNeverEmpty: true }),
    templated('path', 'label', explode, explode ? { lost: /\./, kinds: ['array', 'object'] } : {}),
    templated('path', 'matrix', explode),
    templated('query', 'form', explode),
    header(explode, ','),
    header(explode, ', '),
  ]),
  delimited('spaceDelimited', '%20', / /),
  delimited('spaceDelimited', '+', / /),
  delimited('pipeDelimited', '|', /\|/),
  delimited('pipeDelimited', '%7C', /\|/),
  deep('[', ']'),
  deep('%5B', '%5D'),
  templated('cookie', 'form', false),
  templated('cookie', 'form', true, { kinds: ['scalar', 'array'] }),
];

/** Scalars by type. */
export const scalars: { readonly [type in 'string' | 'integer' | 'number' | 'boolean']: fc.Arbitrary<Scalar> } = {
  string: fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from(',.;=&%+ |[]"/?#\\<>é漢💥\u0000\n0a_-')), maxLength: 6 }),
    fc.constantFrom('__proto__', 'constructor', '%2C', '%ZZ', 'null', 'true', '12', 'p', 'p[x]', ''),
  ),
  integer: fc.oneof(fc.maxSafeInteger(), fc.integer()),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  boolean: fc.boolean(),
};

/** Values that a way can carry. */
export function valuesOf(way: Way, kind: 'scalar' | 'array' | 'object', type: keyof typeof scalars): fc.Arbitrary<Value> {
  const kept = (scalar: Scalar): boolean => way.lost === undefined || !way.lost.test(String(scalar));
  const scalar = scalars[type].filter(kept);
  const isFull = (value: Value): boolean => way.isNeverEmpty !== true || expanded('simple', 'p', value, way.explode) !== '';
  if (kind === 'scalar') return scalar.filter(isFull);
  if (kind === 'array') return fc.array(scalar, { minLength: 1, maxLength: 4 }).filter(isFull);
  const entries = fc.uniqueArray(fc.tuple(scalars.string.filter(kept) as fc.Arbitrary<string>, scalar), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 4,
  });
  return entries.map((pairs): Value => Object.fromEntries(pairs)).filter(isFull);
}

/** JSON with sorted names: own `__proto__` members count. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Every way with every kind and type of value. */
export const cases = ways.flatMap((way) =>
  way.kinds.flatMap((kind) =>
    (Object.keys(scalars) as (keyof typeof scalars)[]).map((type) => ({ title: `${way.title}: ${kind} of ${type}`, way, kind, type })),
  ),
);

/** The schema of a case. */
export function schemaOf({ kind, type }: Pick<(typeof cases)[number], 'kind' | 'type'>): SchemaNode {
  if (kind === 'scalar') return { type };
  return kind === 'array' ? { type: 'array', items: { type } } : { type: 'object', additionalProperties: { type } };
}

/** How `p` is written. */
export interface Written {
  readonly in: ParameterPlace;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly schema: SchemaNode;
  readonly unknown?: UnknownPolicy;
}

/** The plan of `p` alone. */
export function planOf({ unknown = 'reject', in: place, style, explode, schema }: Written): ParametersPlan {
  return { in: place, unknown, schema: true, parameters: [{ name: 'p', required: true, in: place, style, explode, schema }] };
}
