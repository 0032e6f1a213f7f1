import { t } from 'tenon';
import { userRows as users } from '../data/handlers.mjs';
import { schemasBy } from '../data/schemas.mjs';
import { seeded } from '../measure/statistics.mjs';

const random = seeded(4);
const upTo = (most) => Math.floor(random() * most);
const oneOf = (list) => list[upTo(list.length)];
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const words = 'the quick brown fox jumps over a lazy dog while seven wizards box with liquid jugs of oil'.split(' ');
const sentence = (length) =>
  many(length / 3, () => oneOf(words))
    .join(' ')
    .slice(0, length);
const { Greeting, UserPage, Receipt, Users } = schemasBy(t);

/** The list of the benchmark with members that are missing in some, null in others, and one that must not leave. */
const optionalUser = t.Object({
  ...Users.items.properties,
  verified: t.Boolean(),
  nickname: t.Optional(t.String()),
  phone: t.Optional(t.Union([t.String(), t.Null()])),
  loginCount: t.Optional(t.Integer()),
});
const optionalUsers = () =>
  users.map((user, index) => ({
    ...user,
    verified: index % 2 === 0,
    passwordHash: `$argon2id$v=19$${index}`,
    ...(index % 2 === 0 ? { nickname: `nick-${index}` } : {}),
    ...(index % 3 === 0 ? { phone: index % 2 === 0 ? null : `+49 421 ${100000 + index}` } : {}),
    ...(index % 4 === 0 ? {} : { loginCount: index * 17 }),
  }));

const shape = t.Union(
  [
    t.Object({ kind: t.Literal('circle'), radius: t.Number(), label: t.String() }),
    t.Object({ kind: t.Literal('square'), side: t.Number(), label: t.String() }),
    t.Object({ kind: t.Literal('text'), text: t.String(), size: t.Integer() }),
  ],
  { discriminator: { propertyName: 'kind' } },
);
const shapes = [
  () => ({ kind: 'circle', radius: upTo(1000) / 4, label: `circle ${upTo(99)}` }),
  () => ({ kind: 'square', side: upTo(1000), label: `square ${upTo(99)}` }),
  () => ({ kind: 'text', text: sentence(30), size: upTo(40) }),
];
const contact = t.Union([
  t.Object({ email: t.String() }),
  t.Object({ phone: t.String(), country: t.String() }),
  t.Object({ street: t.String(), city: t.String() }),
]);
const contacts = [
  () => ({ email: `someone.${upTo(1000)}@mail.example.org` }),
  () => ({ phone: `+49 421 ${upTo(1e6)}`, country: 'DE' }),
  () => ({ street: `${sentence(12)} ${upTo(100)}`, city: 'Bremen' }),
];
const nested = (depth) => (depth === 0 ? t.Object({ leaf: t.String(), count: t.Integer() }) : t.Object({ level: t.Integer(), inner: nested(depth - 1) }));
const nest = (depth) => (depth === 0 ? { leaf: 'the end', count: upTo(1000) } : { level: depth, inner: nest(depth - 1) });
const listOf = (schema, count, make) => ({ schema: t.Array(schema), values: () => many(4, () => many(count, make)) });
const texts = (count, make) => listOf(t.String(), count, make);

/**
 * What is written.
 * Shape: `values` makes a few inputs; `peers: false` where fast-json-stringify writes something else.
 */
export const serializerCases = [
  { name: 'small object', schema: Greeting, values: () => many(64, () => ({ hello: oneOf(['world', 'moon', 'everyone out there']) })) },
  {
    name: 'page of a user',
    schema: UserPage,
    values: () =>
      many(64, () => ({ id: upTo(1e5), page: upTo(9), size: 25, active: true, sort: 'name', account: upTo(1e4), locale: 'de-DE', name: 'Grace Hopper' })),
  },
  {
    name: 'receipt',
    schema: Receipt,
    values: () => many(64, () => ({ customerId: upTo(1e6), currency: 'EUR', lineCount: 4, totalCents: upTo(1e6), accepted: true })),
  },
  { name: 'list of 100', schema: Users, values: () => many(4, () => users) },
  { name: 'list of 100, optional', schema: t.Array(optionalUser), values: () => many(4, optionalUsers), most: true },
  { name: 'one of that list', schema: optionalUser, values: optionalUsers },
  { name: 'tagged union', ...listOf(shape, 50, () => oneOf(shapes)()) },
  { name: 'union by check', ...listOf(contact, 50, () => oneOf(contacts)()) },
  {
    name: 'records',
    ...listOf(t.Record(t.String(), t.Number()), 20, () => Object.fromEntries(many(6, (index) => [`metric-${index}`, upTo(1e4) / 8]))),
    peers: false,
  },
  { name: 'tuples', ...listOf(t.Tuple([t.Integer(), t.String(), t.Boolean()]), 50, (index) => [index, `row ${index}`, index % 2 === 0]) },
  { name: 'dates', ...listOf(t.Object({ id: t.Integer(), at: t.Date() }), 50, (id) => ({ id, at: new Date(1.7e12 + upTo(1e10)) })) },
  {
    name: 'bytes and big integers',
    ...listOf(t.Object({ id: t.BigInt(), key: t.Bytes() }), 20, () => ({ id: BigInt(upTo(1e15)), key: Buffer.from(many(24, () => upTo(256))) })),
    peers: false,
  },
  { name: 'nested 12 deep', schema: nested(12), values: () => many(16, () => nest(12)) },
  { name: 'small integers', ...listOf(t.Integer(), 200, () => upTo(1000)) },
  { name: 'large integers', ...listOf(t.Integer(), 200, () => upTo(2 ** 52)) },
  { name: 'prices', ...listOf(t.Number(), 200, () => upTo(1e5) / 100) },
  { name: 'measurements', ...listOf(t.Number(), 200, () => random() * 1000) },
  { name: 'booleans', ...listOf(t.Boolean(), 200, () => random() < 0.5) },
  { name: 'words', ...texts(100, () => oneOf(words)) },
  { name: 'texts of 20', ...texts(100, () => sentence(20)) },
  { name: 'texts of 50', ...texts(100, () => sentence(50)) },
  { name: 'texts of 100', ...texts(50, () => sentence(100)) },
  { name: 'texts of 300', ...texts(20, () => sentence(300)) },
  { name: 'text of 10,000', ...texts(1, () => sentence(10_000)) },
  { name: 'text of 200,000', ...texts(1, () => sentence(200_000)) },
  { name: 'quoted texts of 50', ...texts(50, () => `"${sentence(20)}" \\ ${sentence(26)}`) },
  { name: 'lines of 10,000', ...texts(1, () => many(200, () => sentence(48)).join('\n')) },
  { name: 'German of 50', ...texts(50, () => `${sentence(20)} über Bäume, größer ${sentence(10)}`) },
  { name: 'Cyrillic of 20', ...texts(50, () => many(20, () => String.fromCharCode(0x430 + upTo(32))).join('')) },
  { name: 'Chinese of 50', ...texts(50, () => many(50, () => String.fromCharCode(0x4e00 + upTo(9000))).join('')) },
  { name: 'emoji of 20', ...texts(50, () => `${sentence(18)}😀`) },
  { name: 'German of 10,000', ...texts(1, () => many(200, () => `${sentence(40)} größer`).join(' ')) },
  { name: 'Chinese of 10,000', ...texts(1, () => many(10_000, () => String.fromCharCode(0x4e00 + upTo(9000))).join('')) },
];
