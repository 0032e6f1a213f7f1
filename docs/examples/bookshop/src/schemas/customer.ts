import { t } from 'tenon'
import { id, line } from './fields.ts'
import { page } from './page.ts'

const members = {
  name: line({ maxLength: 100, examples: ['Ada Lovelace'] }),
  email: t.String({
    format: 'email',
    maxLength: 254,
    description: 'Kept in lower case',
    examples: ['ada@example.org'],
  }),
}

/** What someone may do. */
export const Role = t.Union([t.Literal('customer'), t.Literal('staff')], {
  $id: 'Role',
  description: 'Staff runs the shop',
})

export const Customer = t.Object(
  { id, ...members, role: Role, createdAt: t.Date() },
  { $id: 'Customer', description: 'Someone who can sign in' },
)

export const NewCustomer = t.Object(members, { $id: 'NewCustomer', description: 'Someone who wants to sign in' })

export const CustomerPatch = t.Partial(t.Object(members), {
  $id: 'CustomerPatch',
  description: 'What to change about oneself; the rest stays',
})

export const Registration = t.Object(
  { customer: Customer, token: t.String({ description: 'The first bearer token; it is shown only now' }) },
  { $id: 'Registration' },
)

export const CustomerPage = page(Customer, 'CustomerPage')
