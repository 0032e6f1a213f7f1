/** What the orders are called that the shop starts with: one for each thing that may happen to an order. */
export const seedOrderIds = {
  toPay: '5b0c6f0e-6a52-4f0e-9c1d-2f4f0d8c7a11',
  toShip: '8d1f3a72-0b9e-4c35-8e64-71a5c2e9b022',
  toCancel: 'c24e9b58-3d17-4a60-b7f2-e58d36a1f033',
} as const

/** An order that the shop starts with, at the prices of the first day. */
export interface SeedOrder {
  readonly id: string
  readonly status: 'placed' | 'paid'
  readonly lines: readonly (readonly [title: string, quantity: number])[]
}

/** One order for each. */
export const seedOrders: readonly SeedOrder[] = [
  { id: seedOrderIds.toPay, status: 'placed', lines: [['Momo', 2]] },
  { id: seedOrderIds.toShip, status: 'paid', lines: [['Middlemarch', 1]] },
  {
    id: seedOrderIds.toCancel,
    status: 'placed',
    lines: [
      ['Dune', 1],
      ['Moby-Dick', 1],
    ],
  },
]
