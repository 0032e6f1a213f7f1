import { expect, it } from 'vitest'
import { bookQueryOf } from './book-query.ts'

it.each([
  ['', {}],
  ['?q=dune&inStock=true&cursor=abc', { q: 'dune', inStock: 'true', cursor: 'abc' }],
  ['?q=&yearFrom=old', { yearFrom: 'old' }],
  ['?utm_source=news&__proto__=x&constructor=y&q=dune', { q: 'dune' }],
])('the address %j asks the shop for %j', (search, query) => {
  expect(bookQueryOf(search)).toEqual(query)
})
