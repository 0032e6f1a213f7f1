import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { getCustomer, listCustomers, registerCustomer, updateCustomer } from './customers.ts'
import { Taken } from './failures.ts'

let db: Db
beforeAll(async () => {
  db = await openDb()
}, 60_000)
afterAll(() => db.close())

describe('registerCustomer', () => {
  it('makes a customer, never staff, whatever else is in the input', async () => {
    const input = { name: 'Ada', email: ' Ada@Example.org ', role: 'staff', id: 1 }
    const customer = await registerCustomer(db, input)
    expect(customer).toEqual({
      id: expect.any(Number),
      name: 'Ada',
      email: 'ada@example.org',
      role: 'customer',
      createdAt: expect.any(Date),
    })
    expect(await getCustomer(db, customer.id)).toEqual(customer)
  })

  it('refuses an email address that is registered, in any case', async () => {
    await registerCustomer(db, { name: 'Ben', email: 'ben@example.org' })
    await expect(registerCustomer(db, { name: 'Bob', email: 'BEN@example.org' })).rejects.toEqual(new Taken('email'))
  })
})

describe('updateCustomer', () => {
  it('changes name and email address, and nothing else', async () => {
    const customer = await registerCustomer(db, { name: 'Cy', email: 'cy@example.org' })
    const patch = { email: 'Cyd@example.org', role: 'staff' }
    expect(await updateCustomer(db, customer.id, patch)).toEqual({ ...customer, email: 'cyd@example.org' })
    expect(await updateCustomer(db, customer.id, { name: 'Cyd' })).toMatchObject({
      name: 'Cyd',
      email: 'cyd@example.org',
    })
    expect(await updateCustomer(db, customer.id, {})).toMatchObject({ name: 'Cyd', role: 'customer' })
  })

  it("refuses somebody else's email address", async () => {
    const { id } = await registerCustomer(db, { name: 'Di', email: 'di@example.org' })
    await expect(updateCustomer(db, id, { email: 'staff@bookshop.example' })).rejects.toEqual(new Taken('email'))
  })

  it('answers nothing for an unknown customer', async () => {
    expect(await updateCustomer(db, 99_999, { name: 'x' })).toBeUndefined()
    expect(await getCustomer(db, 99_999)).toBeUndefined()
  })
})

describe('listCustomers', () => {
  it('lists by role, in pages', async () => {
    const staff = await listCustomers(db, { role: 'staff' })
    expect(staff).toMatchObject({ total: 1, nextCursor: null, items: [{ email: 'staff@bookshop.example' }] })
    const first = await listCustomers(db, { limit: 2 })
    const second = await listCustomers(db, { limit: 2, cursor: first.nextCursor ?? undefined })
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids).toEqual([1, 2, 3, 4])
    expect(second.total).toBe(first.total)
  })
})
