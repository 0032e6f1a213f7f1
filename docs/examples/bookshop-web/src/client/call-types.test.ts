import type { Client } from 'tenon/client'
import { expectTypeOf, it } from 'vitest'
import type { AnswerOf, DataOf, InputOf, RefusalOf } from './call-types.ts'
import type { Book, BookPage, Order, OutOfStock, Routes } from './generated/types.ts'

type Shop = Client<Routes>

it('types of a call: what it takes, gives, and how it refuses', () => {
  expectTypeOf<InputOf<Shop['books']['get']>>().toExtend<{ params: { id: number } }>()
  expectTypeOf<DataOf<Shop['books']['get']>>().toEqualTypeOf<Book>()
  expectTypeOf<DataOf<Shop['books']['list']>>().toEqualTypeOf<BookPage>()
  expectTypeOf<{}>().toExtend<InputOf<Shop['books']['list']>>()
  expectTypeOf<DataOf<Shop['orders']['place']>>().toEqualTypeOf<Order>()
  expectTypeOf<RefusalOf<Shop['orders']['place']>['status']>().toEqualTypeOf<401 | 409 | 429>()
  expectTypeOf<Extract<RefusalOf<Shop['orders']['place']>, { status: 409 }>['error']>().toEqualTypeOf<OutOfStock>()
  expectTypeOf<AnswerOf<Shop['tokens']['revoke']>['status']>().toEqualTypeOf<204 | 401 | 404 | 409>()
})
