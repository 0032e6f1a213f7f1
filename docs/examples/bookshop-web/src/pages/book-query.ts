import type { InputOf } from '../client/call-types.ts'
import type { shop } from '../client/shop.ts'

type BookQuery = NonNullable<NonNullable<InputOf<typeof shop.books.list>>['query']>

const names = {
  q: true,
  authorId: true,
  subject: true,
  language: true,
  yearFrom: true,
  yearTo: true,
  priceFromCents: true,
  priceToCents: true,
  inStock: true,
  sort: true,
  order: true,
  limit: true,
  cursor: true,
} as const satisfies Record<keyof BookQuery, true>

/** What the address of the list asks for: its query is that of the API, so a link to a search is a search. */
export function bookQueryOf(search: string): BookQuery {
  const wanted = [...new URLSearchParams(search)].filter(([name, value]) => Object.hasOwn(names, name) && value !== '')
  // Text, like everything in an address. Whether it is a number, the server says.
  return Object.fromEntries(wanted) as BookQuery
}
