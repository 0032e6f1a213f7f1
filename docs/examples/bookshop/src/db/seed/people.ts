import { seedOrders, type SeedOrder } from './orders.ts'

/** Someone who can sign in with a token that everyone may know: demonstration only. */
export interface SeedPerson {
  readonly name: string
  readonly email: string
  readonly role: 'customer' | 'staff'
  readonly token: string
  readonly reviews: readonly (readonly [title: string, rating: number, text: string])[]
  readonly orders: readonly SeedOrder[]
}

/** The customers that the shop starts with. */
export const people: readonly SeedPerson[] = [
  {
    name: 'Carla Customer',
    email: 'customer@bookshop.example',
    role: 'customer',
    token: 'bookshop-demo-customer-token',
    reviews: [
      ['Middlemarch', 5, 'Long, and I wanted more of it.'],
      ['Dune', 4, 'The sand gets everywhere. So do the politics.'],
      ['Ulysses', 3, 'I finished it, which is the review.'],
      ['Momo', 5, 'Read it to the children, then again alone.'],
    ],
    orders: seedOrders,
  },
  {
    name: 'Rafael Reader',
    email: 'reader@bookshop.example',
    role: 'customer',
    token: 'bookshop-demo-reader-token',
    reviews: [
      ['Dune', 5, 'The best map in the shop.'],
      ['Moby-Dick', 4, 'Skip nothing, not even the whales.'],
      ['Solaris', 5, 'An ocean that thinks, and people who cannot.'],
      ['Ulysses', 5, 'Aloud, with friends, over a year.'],
    ],
    orders: [],
  },
  {
    name: 'Stella Staff',
    email: 'staff@bookshop.example',
    role: 'staff',
    token: 'bookshop-demo-staff-token',
    reviews: [],
    orders: [],
  },
]
