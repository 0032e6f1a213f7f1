import { t } from 'tenon';
import { schemasBy } from '../data/schemas.mjs';
import { seeded } from '../measure/statistics.mjs';

const random = seeded(8);
const upTo = (most) => Math.floor(random() * most);
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const { Order } = schemasBy(t);
const closed = { additionalProperties: false };

const order = () => ({
  customerId: 1 + upTo(1e6),
  currency: ['EUR', 'USD', 'GBP'][upTo(3)],
  note: 'Leave it with the neighbours, please.',
  address: { street: `Lange Straße ${upTo(200)}`, city: 'Bremen', zip: '28195', country: 'DE' },
  lines: many(4, () => ({ sku: `ABC-${1000 + upTo(9000)}`, quantity: 1 + upTo(99), unitCents: upTo(1e5) })),
});

const Money = t.Object({ amount: t.Number({ minimum: 0 }), currency: t.Union([t.Literal('EUR'), t.Literal('USD')]) }, closed);
const Person = t.Object(
  {
    name: t.String({ minLength: 1, maxLength: 80 }),
    email: t.String({ maxLength: 200, pattern: '^[^@ ]+@[^@ ]+$' }),
    phone: t.Optional(t.String({ maxLength: 30 })),
    age: t.Optional(t.Integer({ minimum: 0, maximum: 150 })),
  },
  closed,
);
const Product = t.Object(
  {
    id: t.Integer({ minimum: 1 }),
    title: t.String({ minLength: 1, maxLength: 120 }),
    price: Money,
    tags: t.Array(t.String({ maxLength: 20 }), { maxItems: 10 }),
    size: t.Object({ width: t.Number(), height: t.Number(), depth: t.Optional(t.Number()) }, closed),
    kind: t.Union([t.Literal('book'), t.Literal('toy'), t.Literal('food')]),
    isFragile: t.Boolean(),
    supplier: t.Union([Person, t.Null()]),
  },
  closed,
);
const Shipment = t.Object(
  { reference: t.String({ pattern: '^[A-Z]{2}[0-9]{6}$' }), sender: Person, receiver: Person, products: t.Array(Product, { minItems: 1 }) },
  closed,
);

const person = (index) => ({
  name: 'Ada Lovelace',
  email: `person.${index}@mail.example.org`,
  ...(index % 2 === 0 ? { phone: '+49 421 12345' } : {}),
  age: upTo(90),
});
const product = (index) => ({
  id: index + 1,
  title: `A product with a name, number ${index}`,
  price: { amount: upTo(1e5) / 100, currency: 'EUR' },
  tags: ['new', 'blue', 'heavy'].slice(index % 3),
  size: { width: upTo(100), height: upTo(100) / 2, ...(index % 2 === 0 ? { depth: 3 } : {}) },
  kind: ['book', 'toy', 'food'][index % 3],
  isFragile: index % 2 === 0,
  supplier: index % 3 === 0 ? null : person(index),
});
/** About 10 KB of JSON. */
const shipment = () => ({ reference: 'AB123456', sender: person(1), receiver: person(2), products: many(36, product) });

const changed = (make, change) => () => {
  const value = make();
  change(value);
  return value;
};

/** What is checked: 32 values each, parsed from JSON as a request's body is. */
export const checkerCases = [
  { name: 'order, 400 B', schema: Order, isValid: true, make: order },
  { name: 'order, last line wrong', schema: Order, isValid: false, make: changed(order, (value) => (value.lines[3].quantity = 0)) },
  { name: 'order, member missing', schema: Order, isValid: false, make: changed(order, (value) => delete value.note) },
  { name: 'order, unknown member', schema: Order, isValid: false, make: changed(order, (value) => (value.extra = 1)) },
  { name: 'order, unknown member inside', schema: Order, isValid: false, make: changed(order, (value) => (value.lines[3].extra = 1)) },
  { name: 'shipment, 10 KB', schema: Shipment, isValid: true, make: shipment },
  { name: 'shipment, last product wrong', schema: Shipment, isValid: false, make: changed(shipment, (value) => (value.products[35].price.amount = '1')) },
  { name: 'shipment, unknown member inside', schema: Shipment, isValid: false, make: changed(shipment, (value) => (value.products[35].size.extra = 1)) },
].map(({ make, ...rest }) => ({ ...rest, values: many(32, () => JSON.parse(JSON.stringify(make()))) }));
