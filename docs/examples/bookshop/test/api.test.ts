import { Value } from '@sinclair/typebox/value'
import { items, paginate } from 'tenon/client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Book } from '../src/schemas/book.ts'
import { OrderLine } from '../src/schemas/order.ts'
import { declaredAnswers, openRecordedShop } from './recorded-shop.ts'

vi.stubEnv('DATABASE_URL', 'memory:')
const shop = openRecordedShop()
const { client } = shop

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const carla = as('bookshop-demo-customer-token')
const rafael = as('bookshop-demo-reader-token')
const stella = as('bookshop-demo-staff-token')
const nobody = as('wrong')

const unknown = { params: { id: 2_000_000_000 } }
const unknownOrder = { params: { id: '00000000-0000-4000-8000-000000000000' } }
const newBook = { title: 'Kindred', authorId: 1, year: 1979, language: 'en', pages: 264, priceCents: 1195 }

/** The status and, for a refusal, the title and what is wrong where. */
async function refusal(target: string, init: RequestInit & { readonly json?: unknown } = {}) {
  const { json, headers, ...rest } = init
  const sent = json === undefined ? {} : { body: JSON.stringify(json) }
  const response = await shop.fetch(target, {
    ...rest,
    ...sent,
    headers: { ...headers, ...(json !== undefined && { 'content-type': 'application/json' }) },
  })
  const problem: { title: string; errors?: { pointer: string; code: string }[] } = await response.json()
  return {
    status: response.status,
    title: problem.title,
    errors: problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`),
  }
}

async function bookNamed(q: string) {
  const { items } = await client.books.list.orThrow({ query: { q } })
  const [book] = items
  if (!book) throw new Error(`no book is called ${q}`)
  return book
}

beforeAll(() => client.books.list({ query: { limit: 1 } }), 60_000)
afterAll(async () => {
  await shop.close()
  vi.unstubAllEnvs()
})

describe('covers', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  )
  const picture = (bytes: Uint8Array<ArrayBuffer> = png, type = 'image/png') => new File([bytes], 'cover.png', { type })
  const body = { description: 'One dot', picture: picture() }

  it('are put by staff and seen by everyone', async () => {
    const { id } = await bookNamed('dune')
    expect(await client.books.cover.orThrow({ params: { id } })).not.toEqual(new Uint8Array(png))
    expect(await client.books.cover(unknown)).toMatchObject({ status: 404 })
    expect(await client.books.setCover({ params: { id }, body }, stella)).toMatchObject({ status: 204 })
    expect(await client.books.cover.orThrow({ params: { id } })).toEqual(new Uint8Array(png))
    expect(await client.books.setCover({ params: { id }, body }, carla)).toMatchObject({ status: 403 })
    expect(await client.books.setCover({ params: { id }, body }, nobody)).toMatchObject({ status: 401 })
  })

  it('are PNGs of books', async () => {
    const { id } = await bookNamed('dune')
    const put = (file: File, params = { id }) =>
      client.books.setCover({ params, body: { ...body, picture: file } }, stella)
    expect(await put(picture(Buffer.from('GIF89a')))).toMatchObject({ status: 409, error: { title: 'This is no PNG' } })
    expect(await put(picture(png, 'image/gif'))).toMatchObject({ status: 422 })
    expect(await put(picture(Buffer.alloc(200_001)))).toMatchObject({ status: 422 })
    expect(await put(picture(Buffer.alloc(400_000)))).toMatchObject({ status: 413 })
    expect(await put(picture(), unknown.params)).toMatchObject({ status: 409, error: { title: 'No such book' } })
  })
})

describe('the catalogue as a file', () => {
  const asked = async (accept: string) => {
    const response = await shop.fetch('/catalogue/file', { headers: { accept } })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }

  it('is JSON, XML or CSV', async () => {
    const { total } = await client.books.list.orThrow({ query: { limit: 1 } })
    expect(await client.books.everything.orThrow()).toHaveLength(total)
    const csv = await asked('text/csv')
    expect(csv).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' })
    expect(csv.text.split('\r\n')[0]).toBe(Object.keys(Book.properties).join())
    const xml = await asked('application/xml')
    expect(xml).toMatchObject({ status: 200, type: 'application/xml' })
    expect(xml.text.match(/<Book>/g)).toHaveLength(total)
    expect((await asked('image/png')).status).toBe(406)
  })
})

describe('books', () => {
  it('come one after the other, all of them', async () => {
    const { total } = await client.books.list.orThrow({ query: { limit: 1 } })
    const titles: string[] = []
    for await (const book of items(client.books.catalogue)) {
      expect(Value.Check(Book.properties.title, book.title)).toBe(true)
      expect(book.createdAt).toBeInstanceOf(Date)
      titles.push(book.title.toLowerCase())
    }
    expect(titles).toHaveLength(total)
    expect(titles).toEqual(titles.toSorted())
  })

  it('are found by words, author, subject, language, years, price and stock, all at once', async () => {
    const page = await client.books.list.orThrow({
      query: {
        q: 'DUNE herb',
        subject: 'politics',
        language: 'en',
        yearFrom: 1960,
        yearTo: 1970,
        priceFromCents: 100,
        priceToCents: 5000,
        inStock: true,
      },
    })
    expect(page.items.map(({ title, author }) => [title, author.name])).toEqual([['Dune', 'Frank Herbert']])
    expect(page).toMatchObject({ total: 1, nextCursor: null })
    expect(page.items[0]?.createdAt).toBeInstanceOf(Date)
  })

  it('come in the order asked for', async () => {
    const { items } = await client.books.list.orThrow({ query: { sort: 'price', order: 'desc', limit: 5 } })
    const prices = items.map(({ priceCents }) => priceCents)
    expect(prices).toEqual(prices.toSorted((a, b) => b - a))
  })

  it('come page by page, each once, 20 at a time unless told', async () => {
    const ids = new Set<number>()
    let pages = 0
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await client.books.list.orThrow({
        query: { language: 'fr', ...(cursor !== undefined && { cursor }) },
      })
      for (const { id } of page.items) ids.add(id)
      pages += 1
      cursor = page.nextCursor
      expect(page.items.length).toBe(cursor === null ? page.total % 20 || 20 : 20)
      if (cursor === null) expect(ids.size).toBe(page.total)
    }
    expect(pages).toBeGreaterThan(1)
  })

  it('come one after another from all pages', async () => {
    const query = { language: 'fr', limit: 7 }
    const books = paginate(
      client.books.list,
      { query },
      {
        items: (page) => page.items,
        nextInput: (page, asked) => page.nextCursor !== null && { query: { ...asked.query, cursor: page.nextCursor } },
      },
    )
    const ids: number[] = []
    for await (const { id } of books) ids.push(id)
    const { total } = await client.books.list.orThrow({ query })
    expect(total).toBeGreaterThan(query.limit)
    expect([ids.length, new Set(ids).size]).toEqual([total, total])
  })

  it('are read by id', async () => {
    const { id } = await bookNamed('dune')
    const found = await client.books.get({ params: { id } })
    expect(found).toMatchObject({ ok: true, status: 200, data: { id, title: 'Dune', rating: 4.5, reviewCount: 2 } })
    expect(await client.books.get(unknown)).toMatchObject({
      status: 404,
      error: { title: 'No such book', status: 404 },
    })
  })

  it('are added, changed and removed by staff', async () => {
    const added = await client.books.create({ body: newBook }, stella)
    if (!added.ok) throw new Error(added.error.title)
    expect(added).toMatchObject({ status: 201, data: { title: 'Kindred', subjects: [], stock: 0, rating: null } })
    expect(added.headers.location).toBe(`/books/${added.data.id}`)

    const params = { id: added.data.id }
    await client.books.update.orThrow({ params, body: { stock: 3, subjects: ['science-fiction'] } }, stella)
    const changed = await client.books.update({ params, body: { priceCents: 995 } }, stella)
    expect(changed).toMatchObject({
      status: 200,
      data: { ...newBookWithout('authorId'), priceCents: 995, stock: 3, subjects: ['science-fiction'] },
    })

    expect(await client.books.remove({ params }, stella)).toMatchObject({ status: 204, data: undefined })
    expect(await client.books.get({ params })).toMatchObject({ status: 404 })
  })

  it('that are not there cannot be changed or removed', async () => {
    expect(await client.books.update({ ...unknown, body: {} }, stella)).toMatchObject({ status: 404 })
    expect(await client.books.remove(unknown, stella)).toMatchObject({ status: 404 })
  })

  it('need an author who exists', async () => {
    const problem = { title: 'No such author', detail: 'There is no author 2000000000.' }
    const body = { ...newBook, authorId: unknown.params.id }
    expect(await client.books.create({ body }, stella)).toMatchObject({ status: 409, error: problem })
    expect(
      await client.books.update({ params: { id: 1 }, body: { authorId: unknown.params.id } }, stella),
    ).toMatchObject({ status: 409, error: problem })
  })

  it('stay when somebody ordered them', async () => {
    const { id } = await bookNamed('middlemarch')
    await client.books.update.orThrow({ params: { id }, body: { stock: 5 } }, stella)
    await client.orders.place.orThrow({ body: { lines: [{ bookId: id }] } }, carla)
    expect(await client.books.remove({ params: { id } }, stella)).toMatchObject({
      status: 409,
      error: { title: 'Somebody ordered this book' },
    })
  })
})

describe('reviews', () => {
  it('are listed newest first', async () => {
    const { id } = await bookNamed('dune')
    const first = await client.reviews.list.orThrow({ params: { id }, query: { limit: 1 } })
    expect(first).toMatchObject({
      total: 2,
      items: [{ rating: 5, text: 'The best map in the shop.', customer: { name: 'Rafael Reader' } }],
    })
    const second = await client.reviews.list.orThrow({ params: { id }, query: { cursor: first.nextCursor ?? '' } })
    expect(second).toMatchObject({ nextCursor: null, items: [{ rating: 4, customer: { name: 'Carla Customer' } }] })
    expect(await client.reviews.list(unknown)).toMatchObject({ status: 404 })
  })

  it('are written, changed and removed by their writer', async () => {
    const book = { id: (await bookNamed('momo')).id }
    const text = 'Time well spent.\nTwice.'
    const added = await client.reviews.create({ params: book, body: { rating: 4, text } }, rafael)
    if (!added.ok) throw new Error(added.error.title)
    expect(added).toMatchObject({
      status: 201,
      headers: { location: `/reviews/${added.data.id}` },
      data: { rating: 4, text, bookId: book.id },
    })
    expect(await client.reviews.create({ params: book, body: { rating: 5, text } }, rafael)).toMatchObject({
      status: 409,
      error: { title: 'This review exists already' },
    })

    const params = { id: added.data.id }
    expect(await client.reviews.get({ params })).toMatchObject({ status: 200, data: added.data })
    expect(await client.reviews.update({ params, body: { rating: 5 } }, rafael)).toMatchObject({
      status: 200,
      data: { rating: 5, text },
    })
    expect(await client.reviews.remove({ params }, rafael)).toMatchObject({ status: 204 })
    expect(await client.reviews.get({ params })).toMatchObject({ status: 404 })
  })

  it('of others are out of reach', async () => {
    const { items } = await client.reviews.list.orThrow({ params: { id: (await bookNamed('solaris')).id } })
    const params = { id: items[0]?.id ?? 0 }
    expect(await client.reviews.update({ params, body: { rating: 1 } }, carla)).toMatchObject({
      status: 404,
      error: { title: 'No such review of yours' },
    })
    expect(await client.reviews.remove({ params }, carla)).toMatchObject({ status: 404 })
  })

  it('need a book', async () => {
    expect(await client.reviews.create({ ...unknown, body: { rating: 3, text: 'What?' } }, carla)).toMatchObject({
      status: 404,
      error: { title: 'No such book' },
    })
  })
})

describe('authors', () => {
  it('are found by name and country', async () => {
    const page = await client.authors.list.orThrow({ query: { q: 'eliot', country: 'GB' } })
    expect(page.items.map(({ name }) => name)).toContain('George Eliot')
    const first = await client.authors.list.orThrow({ query: { limit: 2 } })
    const second = await client.authors.list.orThrow({ query: { limit: 2, cursor: first.nextCursor ?? '' } })
    expect(second.items.map(({ name }) => name) > first.items.map(({ name }) => name)).toBe(true)
  })

  it('are read with their books, oldest first', async () => {
    const { author } = await bookNamed('hamlet')
    expect(await client.authors.get({ params: { id: author.id } })).toMatchObject({
      status: 200,
      data: { name: 'William Shakespeare', bornYear: 1564, diedYear: 1616, country: 'GB' },
    })
    const { items } = await client.authors.books.orThrow({ params: { id: author.id }, query: { limit: 2 } })
    expect(items.map(({ title }) => title)).toEqual(['Romeo and Juliet', 'Hamlet'])
    expect(await client.authors.get(unknown)).toMatchObject({ status: 404 })
    expect(await client.authors.books(unknown)).toMatchObject({ status: 404 })
  })

  it('are added and changed by staff', async () => {
    const added = await client.authors.create(
      { body: { name: 'Octavia E. Butler', bornYear: 1947, country: 'US' } },
      stella,
    )
    if (!added.ok) throw new Error(added.error.title)
    expect(added).toMatchObject({
      status: 201,
      data: { diedYear: null },
      headers: { location: `/authors/${added.data.id}` },
    })
    const params = { id: added.data.id }
    expect(await client.authors.update({ params, body: { diedYear: 2006 } }, stella)).toMatchObject({
      status: 200,
      data: { ...added.data, diedYear: 2006 },
    })
    expect(await client.authors.update({ params, body: { bornYear: 2007 } }, stella)).toMatchObject({
      status: 409,
      error: { title: 'Nobody dies before their birth' },
    })
    expect(await client.authors.update({ ...unknown, body: { country: 'US' } }, stella)).toMatchObject({ status: 404 })
    expect(
      await client.authors.create({ body: { name: 'A', bornYear: 1900, diedYear: 1800, country: 'US' } }, stella),
    ).toMatchObject({ status: 409 })
  })
})

describe('customers', () => {
  it('register and get a token that works', async () => {
    const registered = await client.customers.register({ body: { name: 'Ada', email: 'Ada@Example.org' } })
    if (!registered.ok) throw new Error(registered.error.title)
    const { customer, token } = registered.data
    expect(registered).toMatchObject({ status: 201, headers: { location: '/customers/me' } })
    expect(customer).toMatchObject({ name: 'Ada', email: 'ada@example.org', role: 'customer' })
    expect(await client.customers.me({}, as(token))).toMatchObject({ status: 200, data: customer })
    expect(await client.customers.updateMe({ body: { name: 'Ada L.' } }, as(token))).toMatchObject({
      status: 200,
      data: { ...customer, name: 'Ada L.' },
    })
  })

  it('share no email address, and what failed leaves nothing behind', async () => {
    const email = 'staff@bookshop.example'
    const { total } = await client.customers.list.orThrow({}, stella)
    expect(await client.customers.register({ body: { name: 'Eve', email } })).toMatchObject({
      status: 409,
      error: { title: 'This email exists already' },
    })
    expect(await client.customers.updateMe({ body: { email } }, carla)).toMatchObject({ status: 409 })
    expect((await client.customers.list.orThrow({}, stella)).total).toBe(total)
  })

  it('are listed and read by staff', async () => {
    const { items } = await client.customers.list.orThrow({ query: { role: 'staff' } }, stella)
    expect(items.map(({ name }) => name)).toEqual(['Stella Staff'])
    expect(await client.customers.get({ params: { id: items[0]?.id ?? 0 } }, stella)).toMatchObject({
      status: 200,
      data: items[0],
    })
    expect(await client.customers.get(unknown, stella)).toMatchObject({ status: 404 })
  })
})

describe('tokens', () => {
  it('are issued, listed without their secret, and revoked', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000)
    const { secret, ...token } = await client.tokens.issue.orThrow({ body: { name: 'laptop', expiresAt } }, carla)
    expect(token).toMatchObject({ name: 'laptop', prefix: secret.slice(0, 8), expiresAt, lastUsedAt: null })
    expect((await client.tokens.list.orThrow({}, carla)).at(-1)).toEqual(token)
    expect(await client.customers.me({}, as(secret))).toMatchObject({ data: { name: 'Carla Customer' } })

    const params = { id: token.id }
    expect(await client.tokens.revoke({ params }, rafael)).toMatchObject({
      status: 404,
      error: { title: 'No such token of yours' },
    })
    expect(await client.tokens.revoke({ params }, carla)).toMatchObject({ status: 204 })
    expect(await client.customers.me({}, as(secret))).toMatchObject({ status: 401 })
  })

  it('do not end themselves: another does', async () => {
    const [one, other] = await Promise.all(
      ['one', 'other'].map((name) => client.tokens.issue.orThrow({ body: { name } }, rafael)),
    )
    if (!one || !other) throw new Error('two were issued')
    const params = { id: one.id }
    expect(await client.tokens.revoke({ params }, as(one.secret))).toMatchObject({
      status: 409,
      error: { title: 'You are calling with this token' },
    })
    expect(await client.tokens.revoke({ params }, as(other.secret))).toMatchObject({ status: 204 })
    await client.tokens.revoke.orThrow({ params: { id: other.id } }, rafael)
  })

  it('work as API keys, too', async () => {
    expect(await client.customers.me({}, { headers: { 'x-api-key': 'bookshop-demo-reader-token' } })).toMatchObject({
      data: { name: 'Rafael Reader' },
    })
  })

  it.each(['2026-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'do not expire at %s',
    async (expiresAt) => {
      expect(await refusal('/tokens', { method: 'POST', ...carla, json: { name: 'odd', expiresAt } })).toMatchObject({
        status: 409,
        title: 'A token expires in the future, within ten years',
      })
    },
  )
})

describe('orders', () => {
  const place = async (title: string, quantity = 1) => {
    const { id } = await bookNamed(title)
    await client.books.update.orThrow({ params: { id }, body: { stock: 10 } }, stella)
    return client.orders.place.orThrow({ body: { lines: [{ bookId: id, quantity }] } }, carla)
  }

  it('take copies from the shelves, and put them back when cancelled', async () => {
    const placed = await place('ulysses', 3)
    const [line] = placed.lines
    expect(placed).toMatchObject({
      status: 'placed',
      lines: [{ title: 'Ulysses', quantity: 3 }],
      totalCents: 3 * (line?.unitPriceCents ?? 0),
    })
    expect((await bookNamed('ulysses')).stock).toBe(7)
    expect(await client.orders.cancel({ params: { id: placed.id } }, carla)).toMatchObject({
      status: 200,
      data: { status: 'cancelled' },
    })
    expect((await bookNamed('ulysses')).stock).toBe(10)
    expect(await client.orders.cancel({ params: { id: placed.id } }, carla)).toMatchObject({
      status: 409,
      error: { title: 'The order is cancelled' },
    })
  })

  it('say where they are', async () => {
    const placed = await client.orders.place({ body: { lines: [{ bookId: (await bookNamed('ulysses')).id }] } }, carla)
    if (!placed.ok) throw new Error(placed.error.title)
    expect(placed.headers.location).toBe(`/orders/${placed.data.id}`)
  })

  it('add up lines of the same book, to more than one line may ask for', async () => {
    const { id } = await bookNamed('ulysses')
    await client.books.update.orThrow({ params: { id }, body: { stock: 1_000_000 } }, stella)
    const lines = [100, 100].map((quantity) => ({ bookId: id, quantity }))
    const placed = await client.orders.place.orThrow({ body: { lines } }, carla)
    expect(placed.lines).toMatchObject([{ quantity: 200 }])
    expect(placed.lines.every((line) => Value.Check(OrderLine, line))).toBe(true)
    await client.books.update.orThrow({ params: { id }, body: { stock: 1_000_000 } }, stella)
    await client.orders.cancel.orThrow({ params: { id: placed.id } }, carla)
    const { stock } = await bookNamed('ulysses')
    expect(stock).toBe(1_000_200)
    expect(Value.Check(Book.properties.stock, stock)).toBe(true)
    await client.books.update.orThrow({ params: { id }, body: { stock: 10 } }, stella)
  })

  it('of more than is left are refused whole, with what is left', async () => {
    const [dune, ulysses] = [await bookNamed('dune'), await bookNamed('ulysses')]
    const lines = [{ bookId: ulysses.id }, { bookId: dune.id, quantity: 60 }, { bookId: dune.id, quantity: 40 }]
    const refused = await client.orders.place({ body: { lines } }, carla)
    expect(refused).toMatchObject({
      status: 409,
      error: { title: 'Out of stock', bookId: dune.id, left: dune.stock },
    })
    expect((await bookNamed('ulysses')).stock).toBe(ulysses.stock)
  })

  it('get no copy of a book that does not exist', async () => {
    const bookId = unknown.params.id
    expect(await client.orders.place({ body: { lines: [{ bookId }] } }, carla)).toMatchObject({
      status: 409,
      error: { title: 'Out of stock', bookId, left: 0 },
    })
  })

  it('are seen by their customer and by staff only', async () => {
    const { id } = await place('solaris')
    expect(await client.orders.get({ params: { id } }, carla)).toMatchObject({ status: 200, data: { id } })
    expect(await client.orders.get({ params: { id } }, stella)).toMatchObject({ status: 200, data: { id } })
    expect(await client.orders.get({ params: { id } }, rafael)).toMatchObject({ status: 404 })
    expect(await client.orders.cancel({ params: { id } }, rafael)).toMatchObject({ status: 404 })
    expect((await client.orders.list.orThrow({ query: { limit: 1 } }, carla)).items[0]?.id).toBe(id)
    expect(await client.orders.list.orThrow({}, rafael)).toEqual({ items: [], total: 0, nextCursor: null })
    expect((await client.orders.all.orThrow({}, stella)).items[0]?.id).toBe(id)
  })

  it('are paid, then shipped, in this order', async () => {
    const params = { id: (await place('moby')).id }
    expect(await client.orders.ship({ params }, stella)).toMatchObject({
      status: 409,
      error: { title: 'The order is placed' },
    })
    expect(await client.orders.pay({ params }, stella)).toMatchObject({ status: 200, data: { status: 'paid' } })
    expect(await client.orders.pay({ params }, stella)).toMatchObject({
      status: 409,
      error: { title: 'The order is paid' },
    })
    expect(await client.orders.ship({ params }, stella)).toMatchObject({ status: 200, data: { status: 'shipped' } })
    expect((await client.orders.list.orThrow({ query: { status: 'shipped' } }, carla)).total).toBe(1)
    for (const call of [client.orders.pay, client.orders.ship])
      expect(await call(unknownOrder, stella)).toMatchObject({ status: 404 })
  })
})

describe('a cursor', () => {
  it.each(['/books', '/authors', '/authors/1/books', '/books/1/reviews', '/customers', '/orders', '/orders/all'])(
    'of no page of %s is not found',
    async (list) => {
      expect(await refusal(`${list}?cursor=x`, stella)).toMatchObject({ status: 404, title: 'No such page' })
    },
  )

  it('of another order is not found', async () => {
    const { nextCursor } = await client.books.list.orThrow({ query: { limit: 1 } })
    const query = { cursor: nextCursor ?? '', sort: 'price' } as const
    expect(await client.books.list({ query })).toMatchObject({ status: 404, error: { title: 'No such page' } })
  })

  it.each(['\u{1f40b}', '"', '\\', 'İ', 'x'])('goes on after the longest title, of %j only', async (letter) => {
    const body = { ...newBook, title: letter.repeat(150), language: 'tl' }
    const added = [
      await client.books.create.orThrow({ body }, stella),
      await client.books.create.orThrow({ body }, stella),
    ]
    const query = { language: 'tl', limit: 1 }
    const { nextCursor } = await client.books.list.orThrow({ query })
    const next = await client.books.list.orThrow({ query: { ...query, cursor: nextCursor ?? '' } })
    expect(next).toMatchObject({ total: 2, nextCursor: null, items: [{ title: body.title }] })
    for (const { id } of added) await client.books.remove.orThrow({ params: { id } }, stella)
  })
})

describe('who may what', () => {
  const body = { title: 'X', rating: 1 }
  const forCustomers = [
    ['POST', '/books/1/reviews'],
    ['PATCH', '/reviews/1'],
    ['DELETE', '/reviews/1'],
    ['GET', '/customers/me'],
    ['PATCH', '/customers/me'],
    ['GET', '/tokens'],
    ['POST', '/tokens'],
    ['DELETE', '/tokens/1'],
    ['GET', '/orders'],
    ['POST', '/orders'],
    ['GET', '/orders/1'],
    ['POST', '/orders/1/cancel'],
  ] as const
  const forStaff = [
    ['POST', '/books'],
    ['PATCH', '/books/1'],
    ['DELETE', '/books/1'],
    ['POST', '/authors'],
    ['PATCH', '/authors/1'],
    ['GET', '/customers'],
    ['GET', '/customers/1'],
    ['GET', '/orders/all'],
    ['POST', '/orders/1/pay'],
    ['POST', '/orders/1/ship'],
  ] as const

  it.each([...forCustomers, ...forStaff])('%s %s asks for a token, before anything else', async (method, path) => {
    const send = (headers: Record<string, string>) =>
      refusal(path, { method, headers, ...(method !== 'GET' && { json: body }) })
    expect(await send({})).toMatchObject({ status: 401, title: 'Unauthorized' })
    expect(await send(nobody.headers)).toMatchObject({ status: 401, title: 'Sign in first' })
  })

  it.each(forStaff)('%s %s is for staff only', async (method, path) => {
    expect(await refusal(path, { method, ...carla, ...(method !== 'GET' && { json: body }) })).toMatchObject({
      status: 403,
      title: 'For staff only',
    })
  })
})

describe('what is wrong with a request', () => {
  const cases: readonly (readonly [method: string, target: string, json: unknown, errors: string[]])[] = [
    ['GET', '/books/0', null, ['/id minimum']],
    ['GET', '/books/2147483648', null, ['/id maximum']],
    ['GET', '/books/one', null, ['/id type']],
    ['GET', '/books?limit=101&sort=colour&colour=red', null, ['/sort enum', '/limit maximum', '/colour unknown']],
    ['GET', '/books?subject=a%00b', null, ['/subject pattern']],
    ['GET', '/books?cursor=', null, ['/cursor pattern']],
    ['GET', '/orders?cursor=%C3%A4', null, ['/cursor pattern']],
    ['GET', `/authors?cursor=${'x'.repeat(1001)}`, null, ['/cursor pattern']],
    ['GET', '/orders/not-a-uuid', null, ['/id format']],
    ['POST', '/orders/urn:uuid:00000000-0000-4000-8000-000000000000/pay', null, ['/id format']],
    ['POST', '/orders', { lines: [] }, ['/lines minItems']],
    [
      'POST',
      '/orders',
      { lines: [{ bookId: 1, quantity: 0 }, { bookId: 2 ** 31 }] },
      ['/lines/0/quantity minimum', '/lines/1/bookId maximum'],
    ],
    ['POST', '/books', { ...newBook, title: 'a\0b' }, ['/title pattern']],
    ['POST', '/books', { ...newBook, pages: '264', rating: 5 }, ['/pages type', '/rating unknown']],
    ['PATCH', '/books/1', { stock: -1 }, ['/stock minimum']],
    ['POST', '/books/1/reviews', { rating: 6, text: 'a\0' }, ['/rating maximum', '/text pattern']],
    ['PATCH', '/reviews/1', { text: '\0' }, ['/text pattern']],
    ['POST', '/authors', { name: '\0', bornYear: 1, country: 'usa' }, ['/name pattern', '/country pattern']],
    ['POST', '/customers', { name: 'a\0', email: 'nobody' }, ['/name pattern', '/email format']],
    ['PATCH', '/customers/me', { role: 'staff' }, ['/role unknown']],
    ['POST', '/tokens', { name: 'a\0', expiresAt: 'tomorrow' }, ['/name pattern', '/expiresAt format']],
  ]
  it.each(cases)('is said of %s %s %j', async (method, target, json, errors) => {
    expect(await refusal(target, { method, ...stella, ...(json !== null && { json }) })).toMatchObject({
      status: 422,
      errors,
    })
  })

  const strange = ['', '\0', '\ud800', '\u2028', 'x'.repeat(10_000), '__proto__', -1, 1.5, 2 ** 31, 1e308, null, [], {}]
  const bodies: readonly (readonly [method: string, path: string, body: Readonly<Record<string, unknown>>])[] = [
    ['POST', '/books', { ...newBook, subjects: [], stock: 1 }],
    ['PATCH', '/books/2', { ...newBook, subjects: [], stock: 1 }],
    ['POST', '/authors', { name: 'A', bornYear: 1900, diedYear: 1980, country: 'NL' }],
    ['PATCH', '/authors/2', { name: 'A', bornYear: 1900, diedYear: 1980, country: 'NL' }],
    ['POST', '/books/2/reviews', { rating: 5, text: 'Yes.' }],
    ['PATCH', '/reviews/2', { rating: 5, text: 'Yes.' }],
    ['POST', '/customers', { name: 'A', email: 'a@example.org' }],
    ['PATCH', '/customers/me', { name: 'Stella', email: 'staff@bookshop.example' }],
    ['POST', '/tokens', { name: 'A', expiresAt: '2026-01-01T00:00:00Z' }],
    ['POST', '/orders', { lines: [{ bookId: 1, quantity: 1 }] }],
  ]
  it.each(bodies)('is never the fault of the server: %s %s', async (method, path, body) => {
    for (const member of Object.keys(body)) {
      for (const value of strange) {
        const answer = await shop.fetch(path, {
          method,
          headers: { ...stella.headers, 'content-type': 'application/json' },
          body: JSON.stringify({ ...body, [member]: value }),
        })
        expect(answer.status, `${member}: ${JSON.stringify(value).slice(0, 50)}`).toBeLessThan(500)
      }
    }
  })

  it('a search may hold anything', async () => {
    expect(await client.books.list({ query: { q: '100%_\\ \0 "' } })).toMatchObject({ status: 200, data: { total: 0 } })
    expect(await client.authors.list({ query: { q: '\0' } })).toMatchObject({ status: 200 })
  })
})

describe('limits', () => {
  /** The answers to so many requests of one kind; those that are refused for what they say count too. */
  const answersTo = async (target: string, times: number, init: RequestInit) => {
    const sent = { ...init, method: 'POST', body: '{}' }
    const answers: Response[] = []
    for (let index = 0; index < times; index++) answers.push(await shop.fetch(target, sent))
    return answers
  }
  const json = { 'content-type': 'application/json' }

  it('hold for each customer who orders', async () => {
    const answers = await answersTo('/orders', 301, { headers: { ...json, ...stella.headers } })
    expect(answers.at(-1)).toMatchObject({ status: 429 })
    expect(answers.at(-1)?.headers.get('ratelimit')).toMatch(/^"ordering";r=0;t=\d+$/)
    const [other] = await answersTo('/orders', 1, { headers: { ...json, ...rafael.headers } })
    expect(other).toMatchObject({ status: 422 })
  })

  it('hold for each address that registers', async () => {
    expect((await answersTo('/customers', 301, { headers: json })).at(-1)).toMatchObject({ status: 429 })
  })
})

describe('the shop', () => {
  it('answered everything that its operations declare', async () => {
    expect((await declaredAnswers()).filter((answer) => !shop.answers.has(answer))).toEqual([])
  })

  it('tells how long a handler took', async () => {
    expect((await shop.fetch('/books/1')).headers.get('server-timing')).toMatch(/^handler;dur=\d+\.\d$/)
  })
})

function newBookWithout(member: keyof typeof newBook) {
  const { [member]: _, ...rest } = newBook
  return rest
}
