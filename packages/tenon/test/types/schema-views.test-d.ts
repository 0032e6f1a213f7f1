// A schema has views: decoded (handlers), sent and received (clients), and both on the wire (clients without a manifest).
import { Type } from '@sinclair/typebox';
import { problemWith, t, type Decoded, type Model, type Problem, type ProblemInit, type Received, type Sent, type Wire } from 'tenon';
import { accept, expect, it, type Equal, type Same } from './expect.ts';

const Cents = Type.Transform(t.String())
  .Decode((text) => ({ cents: Number(text) }))
  .Encode((value) => String(value.cents));
const Sample = t.Object({
  at: t.Date(),
  big: t.BigInt(),
  bytes: t.Bytes(),
  on: t.Default(t.Boolean(), true),
  plain: t.Optional(t.Integer({ default: 1 })),
  price: Cents,
});

it('decodes codecs, transforms and defaults for handlers', () => {
  expect<Same<Decoded<typeof Sample>, { at: Date; big: bigint; bytes: Uint8Array; on: boolean; plain?: number; price: { cents: number } }>>();
});

it('lets callers leave out what has a marked default, and send transforms encoded', () => {
  expect<Same<Sent<typeof Sample>, { at: Date; big: bigint; bytes: Uint8Array; on?: boolean; plain?: number; price: string }>>();
});

it('gives clients every default, and transforms encoded', () => {
  expect<Same<Received<typeof Sample>, { at: Date; big: bigint; bytes: Uint8Array; on: boolean; plain?: number; price: string }>>();
});

it('has text in the place of codecs on the wire', () => {
  expect<Same<Wire<Sent<typeof Sample>>, { at: string; big: string; bytes: string; on?: boolean; plain?: number; price: string }>>();
  expect<Equal<Wire<{ at: Date | null; all: Date[]; file: Blob }>, { at: string | null; all: string[]; file: Blob }>>();
  expect<Equal<Wire<Problem>, Problem>>();
  expect<Equal<Wire<Problem & { since?: Date }>['since'], string | undefined>>();
});

it('is one type in all views where nothing is marked', () => {
  const Plain = t.Object({ a: t.String(), b: t.Optional(t.Array(t.Object({ c: t.Union([t.Integer(), t.Null()]) }))) });
  expect<Equal<Sent<typeof Plain>, Decoded<typeof Plain>>>();
  expect<Equal<Received<typeof Plain>, Decoded<typeof Plain>>>();
  expect<Same<Decoded<typeof Plain>, { a: string; b?: { c: number | null }[] }>>();
});

it('looks into unions', () => {
  const NullableDate = t.Union([t.Date(), t.Null()]);
  expect<Equal<Decoded<typeof NullableDate>, Date | null>>();
  expect<Equal<Wire<Received<typeof NullableDate>>, string | null>>();
  const NullableCents = t.Union([Cents, t.Null()]);
  expect<Equal<Decoded<typeof NullableCents>, { cents: number } | null>>();
  expect<Equal<Sent<typeof NullableCents>, string | null>>();
  expect<Equal<Received<typeof NullableCents>, string | null>>();
});

it('looks into arrays of objects', () => {
  const Order = t.Object({ lines: t.Array(t.Object({ quantity: t.Default(t.Integer(), 1) })) });
  expect<Equal<Sent<typeof Order>, { lines: { quantity?: number }[] }>>();
  expect<Equal<Decoded<typeof Order>, { lines: { quantity: number }[] }>>();
  expect<Equal<Received<typeof Order>, { lines: { quantity: number }[] }>>();
});

it('looks into tuples, records and intersections', () => {
  const Pair = t.Tuple([t.Date(), Cents]);
  expect<Equal<Decoded<typeof Pair>, [Date, { cents: number }]>>();
  expect<Equal<Sent<typeof Pair>, [Date, string]>>();
  const ByName = t.Record(t.String(), Cents);
  expect<Equal<Decoded<typeof ByName>, { [x: string]: { cents: number } }>>();
  const Both = t.Intersect([t.Object({ a: t.Date() }), t.Object({ b: t.Default(t.String(), '') })]);
  accept<Decoded<typeof Both>>({ a: new Date(), b: '' });
  accept<Sent<typeof Both>>({ a: new Date() });
  // @ts-expect-error handlers always get the default
  accept<Decoded<typeof Both>>({ a: new Date() });
});

it('follows what TypeBox derives from objects', () => {
  const Base = t.Object({ id: t.Integer(), name: t.String(), at: t.Date() });
  const Partly = t.Partial(Base);
  expect<Same<Decoded<typeof Partly>, { id?: number; name?: string; at?: Date }>>();
  const Picked = t.Pick(Base, ['id', 'at']);
  expect<Same<Decoded<typeof Picked>, { id: number; at: Date }>>();
  const Omitted = t.Omit(Base, ['at']);
  expect<Same<Decoded<typeof Omitted>, { id: number; name: string }>>();
  const Composed = t.Composite([Base, t.Object({ on: t.Default(t.Boolean(), true) })]);
  expect<Same<Decoded<typeof Composed>, { id: number; name: string; at: Date; on: boolean }>>();
  const Kinds = t.Object({ e: t.Enum({ A: 'a', B: 'b' } as const), l: t.Literal('x'), any: t.Any(), unknown: t.Unknown() });
  expect<Same<Decoded<typeof Kinds>, { e: 'a' | 'b'; l: 'x'; any: any; unknown: unknown }>>();
});

it('keeps the type of a recursive schema', () => {
  const Tree = t.Recursive((This) => t.Object({ name: t.String(), children: t.Array(This) }));
  expect<Equal<Decoded<typeof Tree>['children'][number]['children'][number]['name'], string>>();
});

it('checks a default by the decoded type', () => {
  t.Default(t.Date(), new Date());
  // @ts-expect-error the default is of another type
  t.Default(t.Boolean(), 'yes');
  // @ts-expect-error decoded: a date is no text
  t.Default(t.Date(), '2026-01-01');
});

it('takes a model by its type alone', () => {
  interface Author {
    name: string;
    born: Date;
  }
  const Author = t.Object({ name: t.String(), born: t.Date() }) as unknown as Model<Author>;
  expect<Equal<Decoded<typeof Author>, Author>>();
  expect<Equal<Sent<typeof Author>, Author>>();
  expect<Equal<Received<typeof Author>, Author>>();
});

it('takes a Standard Schema: input for callers, output for handlers', () => {
  interface Standard {
    readonly '~standard': { readonly version: 1; readonly types?: { readonly input: { n: string }; readonly output: { n: number } } | undefined };
  }
  expect<Equal<Sent<Standard>, { n: string }>>();
  expect<Equal<Decoded<Standard>, { n: number }>>();
});

it('has Problem as a type and as a schema, with extension members', () => {
  const Stock = problemWith(t.Object({ left: t.Integer() }));
  expect<Equal<Decoded<typeof Stock>, Problem & { left: number }>>();
  accept<Problem>({ title: '', status: 400 });
  accept<ProblemInit>({ title: '' });
  // @ts-expect-error a problem needs a title
  accept<ProblemInit>({ status: 400 });
});
