import { problem, t } from 'tenon'
import { noSuchPage, created, notFound, taken } from '../answers.ts'
import { open, signedIn, staffOnly } from '../api.ts'
import { registering } from '../limits.ts'
import { Customer, CustomerPage, CustomerPatch, NewCustomer, Registration, Role } from '../schemas/customer.ts'
import { byId } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { getCustomer, listCustomers, registerCustomer, updateCustomer } from '../store/customers.ts'
import { issueToken } from '../store/tokens.ts'

const customers = { prefix: '/customers', tags: ['customers'] } as const
const myself = signedIn.scope({ prefix: '/customers/me', tags: ['customers'] })
const everybody = staffOnly.scope(customers)

export const register = open.scope(customers).scope({ errors: [taken], with: { registering } })({
  method: 'POST',
  summary: 'Register',
  description: 'Answers with your first token. It is not shown again: keep it.',
  body: NewCustomer,
  responses: { 201: created(Registration) },
  handler: async ({ body, reply }, { db }) => {
    const registration = await db.transaction(async (transaction) => {
      const customer = await registerCustomer(transaction, body)
      const { secret } = await issueToken(transaction, customer.id, { name: 'registration' })
      return { customer, token: secret }
    })
    return reply(201, registration, { location: '/customers/me' })
  },
})

export const me = myself({
  method: 'GET',
  summary: 'Read what the shop knows about you',
  responses: { 200: Customer },
  handler: (_request, { user }) => user,
})

export const updateMe = myself.scope({ errors: [taken] })({
  method: 'PATCH',
  summary: 'Change your name or email address',
  body: CustomerPatch,
  responses: { 200: Customer },
  handler: async ({ body }, { db, user }) => {
    const customer = await updateCustomer(db, user.id, body)
    if (!customer) throw problem(401, { title: 'You are no longer registered' })
    return customer
  },
})

export const list = everybody.scope({ errors: [noSuchPage] })({
  method: 'GET',
  summary: 'List customers in the order in which they registered',
  query: t.Object({ role: t.Optional(Role), ...paging }),
  responses: { 200: CustomerPage },
  handler: ({ query }, { db }) => listCustomers(db, query),
})

export const get = everybody({
  method: 'GET',
  path: '/{id}',
  summary: 'Read about one customer',
  params: byId,
  responses: { 200: Customer, 404: notFound('customer') },
  handler: async ({ params, reply }, { db }) =>
    (await getCustomer(db, params.id)) ?? reply(404, { title: 'No such customer' }),
})
