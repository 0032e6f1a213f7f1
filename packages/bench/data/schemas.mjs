const closed = { additionalProperties: false };

/**
 * The schemas that every server validates and serializes by, made with TypeBox's `Type` or a framework's own form of it.
 * Unknown members are refused everywhere.
 */
export function schemasBy(t) {
  const Greeting = t.Object({ hello: t.String() }, closed);

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

  const UserPage = t.Object({ id: t.Integer(), page: t.Integer(), size: t.Integer(), active: t.Boolean(), sort: t.String(), name: t.String() }, closed);

  const Line = t.Object(
    {
      sku: t.String({ pattern: '^[A-Z]{3}-[0-9]{4}$' }),
      quantity: t.Integer({ minimum: 1, maximum: 99 }),
      unitCents: t.Integer({ minimum: 0 }),
    },
    closed,
  );

  const Address = t.Object(
    {
      street: t.String({ minLength: 1, maxLength: 100 }),
      city: t.String({ minLength: 1, maxLength: 100 }),
      zip: t.String({ minLength: 3, maxLength: 10 }),
      country: t.String({ minLength: 2, maxLength: 2 }),
    },
    closed,
  );

  const Order = t.Object(
    {
      customerId: t.Integer({ minimum: 1 }),
      currency: t.Union([t.Literal('EUR'), t.Literal('USD'), t.Literal('GBP')]),
      note: t.String({ maxLength: 200 }),
      address: Address,
      lines: t.Array(Line, { minItems: 1, maxItems: 50 }),
    },
    closed,
  );

  const Receipt = t.Object({ customerId: t.Integer(), currency: t.String(), lineCount: t.Integer(), totalCents: t.Integer(), accepted: t.Boolean() }, closed);

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

  const Users = t.Array(User);

  return { Greeting, UserParams, UserQuery, UserPage, Order, Receipt, Users };
}

/** The schemas of one route of the boot measurement; no two routes share one. */
export function bootSchemasBy(t, index) {
  const member = `field${index}`;
  return {
    params: t.Object({ id: t.Integer({ minimum: 1 }) }, closed),
    body: t.Object({ name: t.String({ minLength: 1, maxLength: 80 }), [member]: t.Integer({ minimum: 0 }) }, closed),
    reply: t.Object({ id: t.Integer(), name: t.String(), [member]: t.Integer() }, closed),
  };
}
