import type { Client } from 'tenon/client'
import { describe, expectTypeOf, it } from 'vitest'
import type { app } from '../src/app.ts'

type Shop = Client<(typeof app)['routes']>
type AnswerOf<Call extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>

describe('the client', () => {
  it('knows what a call takes: members with a default may be left out', () => {
    const calls = (shop: Shop) => [
      shop.books.list(),
      shop.books.list({ query: { q: 'dune', sort: 'rating', inStock: true } }),
      // @ts-expect-error books are not sorted by colour
      shop.books.list({ query: { sort: 'colour' } }),
      shop.books.get({ params: { id: 1 } }),
      // @ts-expect-error an id is a number
      shop.books.get({ params: { id: '1' } }),
      shop.orders.place({ body: { lines: [{ bookId: 1 }] } }),
      // @ts-expect-error an order has lines
      shop.orders.place({ body: {} }),
      shop.tokens.issue({ body: { name: 'laptop', expiresAt: new Date() } }),
    ]
    expectTypeOf(calls).returns.toBeArray()
  })

  it('knows what comes back, decoded', () => {
    type Book = Extract<AnswerOf<Shop['books']['get']>, { status: 200 }>['data']
    expectTypeOf<Book['createdAt']>().toEqualTypeOf<Date>()
    expectTypeOf<Book['rating']>().toEqualTypeOf<number | null>()
    expectTypeOf<Book['author']>().toEqualTypeOf<{ id: number; name: string }>()
    type Added = Extract<AnswerOf<Shop['books']['create']>, { status: 201 }>
    expectTypeOf<Added['headers']>().toEqualTypeOf<{ location: string }>()
    type Orders = Awaited<ReturnType<Shop['orders']['list']['orThrow']>>
    expectTypeOf<Orders['items'][number]['status']>().toEqualTypeOf<'placed' | 'paid' | 'shipped' | 'cancelled'>()
  })

  it('knows every refusal, those of guards and mapped errors too', () => {
    expectTypeOf<AnswerOf<Shop['books']['create']>['status']>().toEqualTypeOf<201 | 401 | 403 | 409>()
    expectTypeOf<AnswerOf<Shop['orders']['place']>['status']>().toEqualTypeOf<201 | 401 | 409 | 429>()
    expectTypeOf<AnswerOf<Shop['reviews']['remove']>['status']>().toEqualTypeOf<204 | 401 | 404>()
  })
})
