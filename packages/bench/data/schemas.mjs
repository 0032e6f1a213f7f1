const closed = { additionalProperties: false };

/**
 * The schemas that every server validates and serializes by, made with TypeBox's `Type` or a framework's own form of it.
 * Unknown members are refused everywhere, but for headers.
 */
export function schemasBy(t) {
  const Greeting = t.Object({ hello: t.String() }, closed);
  return { Greeting, ...activitySchemas(t), ...orderSchemas(t), ...shipmentSchemas(t), Users: usersSchema(t) };
}

const oneOf = (t, ...values) => t.Union(values.map((value) => t.Literal(value)));

function activitySchemas(t) {
  const UserParams = t.Object({ id: t.Integer({ minimum: 1 }) }, closed);
  const UserQuery = t.Object(
    {
      page: t.Integer({ minimum: 1 }),
      size: t.Integer({ minimum: 1, maximum: 100 }),
      active: t.Boolean(),
      sort: t.String({ minLength: 1, maxLength: 20 }),
    },
    closed,
  );
  const UserHeaders = t.Object({ 'x-account': t.Integer({ minimum: 1 }), 'x-locale': oneOf(t, 'de', 'en', 'fr') });
  const UserPage = t.Object(
    {
      id: t.Integer(),
      page: t.Integer(),
      size: t.Integer(),
      active: t.Boolean(),
      sort: t.String(),
      account: t.Integer(),
      locale: t.String(),
      name: t.String(),
    },
    closed,
  );
  return { UserParams, UserQuery, UserHeaders, UserPage };
}

function orderSchemas(t) {
  const Line = t.Object(
    {
      sku: t.String({ pattern: '^[A-Z]{3}-[0-9]{4}$' }),
      quantity: t.Integer({ minimum: 1, maximum: 99 }),
      unitCents: t.Integer({ minimum: 0 }),
    },
    closed,
  );
  const Order = t.Object(
    {
      customerId: t.Integer({ minimum: 1 }),
      currency: oneOf(t, 'EUR', 'USD', 'GBP'),
      note: t.String({ maxLength: 200 }),
      address: addressSchema(t),
      lines: t.Array(Line, { minItems: 1, maxItems: 50 }),
    },
    closed,
  );
  const Receipt = t.Object({ customerId: t.Integer(), currency: t.String(), lineCount: t.Integer(), totalCents: t.Integer(), accepted: t.Boolean() }, closed);
  return { Order, Receipt };
}

function addressSchema(t) {
  return t.Object(
    {
      street: t.String({ minLength: 1, maxLength: 100 }),
      city: t.String({ minLength: 1, maxLength: 100 }),
      zip: t.String({ minLength: 3, maxLength: 10 }),
      country: t.String({ minLength: 2, maxLength: 2 }),
    },
    closed,
  );
}

function shipmentSchemas(t) {
  const Item = t.Object(
    {
      sku: t.String({ pattern: '^[A-Z]{3}-[0-9]{4}$' }),
      name: t.String({ minLength: 1, maxLength: 80 }),
      quantity: t.Integer({ minimum: 1, maximum: 99 }),
      unitCents: t.Integer({ minimum: 0 }),
      tags: t.Array(t.String({ minLength: 1, maxLength: 20 }), { maxItems: 5 }),
      giftMessage: t.Optional(t.String({ maxLength: 120 })),
    },
    closed,
  );
  const size = () => t.Number({ exclusiveMinimum: 0, maximum: 500 });
  const Parcel = t.Object(
    {
      weightGrams: t.Integer({ minimum: 1, maximum: 50_000 }),
      fragile: t.Boolean(),
      insuredCents: t.Union([t.Integer({ minimum: 0 }), t.Null()]),
      dimensions: t.Object({ length: size(), width: size(), height: size() }, closed),
      items: t.Array(Item, { minItems: 1, maxItems: 20 }),
    },
    closed,
  );
  const Party = t.Object(
    { name: t.String({ minLength: 1, maxLength: 80 }), phone: t.Optional(t.String({ maxLength: 30 })), address: addressSchema(t) },
    closed,
  );
  const Shipment = t.Object(
    {
      reference: t.String({ minLength: 1, maxLength: 40 }),
      service: oneOf(t, 'standard', 'express'),
      sender: Party,
      recipient: Party,
      parcels: t.Array(Parcel, { minItems: 1, maxItems: 20 }),
    },
    closed,
  );
  const Label = t.Object(
    { reference: t.String(), parcelCount: t.Integer(), itemCount: t.Integer(), weightGrams: t.Integer(), totalCents: t.Integer() },
    closed,
  );
  return { Shipment, Label };
}

function usersSchema(t) {
  const User = t.Object(
    {
      id: t.Integer(),
      name: t.String(),
      email: t.String(),
      role: t.String(),
      active: t.Boolean(),
      score: t.Number(),
      city: t.String(),
      createdAt: t.String(),
    },
    closed,
  );
  return t.Array(User);
}
