import { and, eq } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { customers, type roles } from '../db/schema.ts'
import { Taken } from './failures.ts'
import { afterCursor, orderBy, rowsToRead, toPage, type Ordering, type Page, type PageRequest } from './page.ts'
import { refusing } from './violation.ts'

/** What a customer may do. */
export type Role = (typeof roles)[number]

/** Someone who can sign in. */
export interface Customer {
  readonly id: number
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly role: Role
  readonly createdAt: Date
}

/** What someone says about themselves; the role is not theirs to choose. */
export interface CustomerInput {
  readonly name: string
  readonly email: string
}

/** The members of a customer to change; those left out or undefined stay. */
export type CustomerPatch = { readonly [Member in keyof CustomerInput]?: CustomerInput[Member] | undefined }

/**
 * Registers a customer.
 * Throws: Taken when the email address is registered already.
 */
export async function registerCustomer(db: Queries, { name, email }: CustomerInput): Promise<Customer> {
  const insert = db
    .insert(customers)
    .values({ name, email: normalised(email) })
    .returning()
  const [customer] = await refusing(insert, emailTaken)
  if (!customer) throw new Error('the customer was not stored')
  return customer
}

/** Finds a customer by id. */
export async function getCustomer(db: Queries, id: number): Promise<Customer | undefined> {
  const [customer] = await db.select().from(customers).where(eq(customers.id, id))
  return customer
}

/**
 * Changes name or email address; undefined when there is no such customer.
 * Throws: Taken when the email address is somebody else's.
 */
export async function updateCustomer(db: Queries, id: number, patch: CustomerPatch): Promise<Customer | undefined> {
  const { name, email } = patch
  // Drizzle refuses an update of nothing.
  if (name === undefined && email === undefined) return getCustomer(db, id)
  const changes = { ...(name !== undefined && { name }), ...(email !== undefined && { email: normalised(email) }) }
  const update = db.update(customers).set(changes).where(eq(customers.id, id)).returning()
  const [customer] = await refusing(update, emailTaken)
  return customer
}

const byId: Ordering = { name: 'customers', key: customers.id, keyIs: 'integer', id: customers.id, idIs: 'integer' }

/** Which customers, and which page of them. */
export interface CustomerQuery extends PageRequest {
  readonly role?: Role | undefined
}

/**
 * Lists customers in the order in which they registered; for staff.
 * Throws: BadCursor.
 */
export async function listCustomers(db: Queries, query: CustomerQuery = {}): Promise<Page<Customer>> {
  const filter = query.role === undefined ? undefined : eq(customers.role, query.role)
  const rows = await db
    .select()
    .from(customers)
    .where(and(filter, afterCursor(byId, query.cursor)))
    .orderBy(...orderBy(byId))
    .limit(rowsToRead(query))
  const total = await db.$count(customers, filter)
  return toPage(rows, total, { ordering: byId, request: query, place: ({ id }) => [id, id] })
}

const normalised = (email: string): string => email.trim().toLowerCase()

const emailTaken = { customers_email_unique: () => new Taken('email') }
