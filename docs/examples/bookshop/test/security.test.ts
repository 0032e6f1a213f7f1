import { securityMatrix, testApp } from 'tenon/testing'
import { afterAll, expect, it, vi } from 'vitest'
import { token } from '../src/api.ts'
import { app } from '../src/app.ts'
import { seedOrderIds } from '../src/db/seed/orders.ts'

vi.stubEnv('DATABASE_URL', 'memory:')
const shop = testApp(app)
afterAll(async () => {
  await shop.close()
  vi.unstubAllEnvs()
})

const caller = (id: number, role: 'customer' | 'staff') => ({
  by: token,
  caller: { id, customer: { id, role, name: 'Somebody', email: `${id}@example.org`, createdAt: new Date() } },
})
const staffOnly = [
  'booksCreate',
  'booksUpdate',
  'booksRemove',
  'booksSetCover',
  'authorsCreate',
  'authorsUpdate',
  'ordersAll',
  'ordersPay',
  'ordersShip',
  'customersList',
  'customersGet',
]

it('lets everybody do what is theirs, and nobody more', async () => {
  const { faults } = await securityMatrix(shop, {
    callers: { carla: caller(1, 'customer'), rafael: caller(2, 'customer'), stella: caller(3, 'staff') },
    objects: {
      ordersGet: { by: ['carla', 'stella'], params: { id: seedOrderIds.toPay } },
      ordersCancel: { by: ['carla', 'stella'], params: { id: seedOrderIds.toCancel } },
      ...Object.fromEntries(staffOnly.map((operation) => [operation, { by: ['stella'] }])),
    },
  })
  expect(faults).toEqual([])
}, 60_000)
