/**
 * What a program must have seen in the shop.
 * What the shop starts with is asked for by plain `fetch`, so that no generator vouches for itself; the rest follows from what the programs do.
 * @param {string} shop Its address.
 * @param {string} name The visitor's.
 */
export async function expectedReport(shop, name) {
  const shelf = '/books?subject=science-fiction&sort=year&limit=3';
  const first = await answerOf(shop, shelf);
  const second = await answerOf(shop, `${shelf}&cursor=${encodeURIComponent(first.body.nextCursor)}`);
  const missing = await answerOf(shop, '/books/2147483647');
  const invalid = await answerOf(shop, '/books?cursor=no+cursor');
  const refused = await answerOf(shop, '/customers/me', { authorization: 'Bearer unknown' });
  return {
    pages: [first, second].map(({ body }) => body.items.map((/** @type {{ title: string }} */ { title }) => title)),
    total: first.body.total,
    died: { herbert: 1986, atwood: null },
    createdAtMs: Date.parse(first.body.items[0].createdAt),
    missing: { status: 404, title: missing.body.title },
    invalid: { status: 422, title: invalid.body.title, isPointed: true },
    refused: { status: 401, title: refused.body.title },
    me: { name, role: 'customer' },
    tokens: [
      { name: 'registration', expires: null },
      { name: 'laptop', expires: true },
    ],
    revoked: { status: 204, left: 1 },
    created: { status: 201, isLocated: true },
    book: { subjects: [], rating: null, stock: 3, priceCents: 1250 },
    order: { status: 'placed', totalCents: 1250, quantity: 1 },
    tooMany: { status: 409, left: 2 },
    ordered: { status: 409, title: 'Somebody ordered this book' },
    cancelled: 'cancelled',
    removed: { status: 204, then: 404 },
  };
}

/**
 * @param {string} shop
 * @param {string} path
 * @param {Readonly<Record<string, string>>} [headers]
 */
async function answerOf(shop, path, headers = {}) {
  const response = await fetch(`${shop}${path}`, { headers });
  return { status: response.status, body: await response.json() };
}
