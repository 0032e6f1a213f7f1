import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { apiTokens } from '../db/schema.ts'
import { registerCustomer, type Customer } from './customers.ts'
import { issueToken, listTokens, revokeToken, tokenBySecret } from './tokens.ts'

let db: Db
let ada: Customer
let ben: Customer
beforeAll(async () => {
  db = await openDb()
  ada = await registerCustomer(db, { name: 'Ada', email: 'ada@example.org' })
  ben = await registerCustomer(db, { name: 'Ben', email: 'ben@example.org' })
}, 60_000)
afterAll(() => db.close())

const ownerOf = async (secret: string, now?: Date) => (await tokenBySecret(db, secret, now))?.customer

describe('issueToken', () => {
  it('tells the secret once and stores its hash only', async () => {
    const issued = await issueToken(db, ada.id, { name: 'laptop' })
    const { secret, ...token } = issued
    expect(secret).toMatch(/^bks_[\w-]{43}$/)
    expect(token).toEqual({
      id: expect.any(Number),
      name: 'laptop',
      prefix: secret.slice(0, 8),
      createdAt: expect.any(Date),
      lastUsedAt: null,
      expiresAt: null,
    })
    expect(await listTokens(db, ada.id)).toEqual([token])
    const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, token.id))
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(secret.slice(8))
  })

  it('makes a different secret each time', async () => {
    const secrets = await Promise.all(Array.from({ length: 5 }, () => issueToken(db, ben.id, { name: 'x' })))
    expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(5)
  })
})

describe('tokenBySecret', () => {
  it.each([
    ['bookshop-demo-customer-token', 'customer'],
    ['bookshop-demo-staff-token', 'staff'],
  ])('knows %s', async (secret, role) => {
    expect(await ownerOf(secret)).toMatchObject({ role })
  })

  it('finds the token, and whose it is', async () => {
    const { id, secret } = await issueToken(db, ada.id, { name: 'phone' })
    expect(await tokenBySecret(db, secret)).toEqual({ id, customer: ada })
  })

  it('does not accept a part, a hash, a variant or nothing', async () => {
    const { id, secret } = await issueToken(db, ada.id, { name: 'tablet' })
    const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, id))
    for (const wrong of [secret.slice(0, -1), `${secret} `, secret.toUpperCase(), row?.tokenHash ?? '', '', '\0']) {
      expect(await tokenBySecret(db, wrong), JSON.stringify(wrong)).toBeUndefined()
    }
  })

  it('accepts a token until the moment it expires', async () => {
    const expiresAt = new Date('2040-05-01T12:00:00.000Z')
    const { secret } = await issueToken(db, ada.id, { name: 'trial', expiresAt })
    expect(await ownerOf(secret, new Date('2040-05-01T11:59:59.999Z'))).toEqual(ada)
    expect(await ownerOf(secret, expiresAt)).toBeUndefined()
  })

  it('notes when a token was used, at most once a minute', async () => {
    const { id, secret } = await issueToken(db, ada.id, { name: 'clock' })
    const usedAt = async (time: string) => {
      await tokenBySecret(db, secret, new Date(time))
      return (await listTokens(db, ada.id)).find((token) => token.id === id)?.lastUsedAt?.toISOString()
    }
    expect(await usedAt('2040-01-01T00:00:00.000Z')).toBe('2040-01-01T00:00:00.000Z')
    expect(await usedAt('2040-01-01T00:00:59.999Z')).toBe('2040-01-01T00:00:00.000Z')
    expect(await usedAt('2040-01-01T00:01:00.000Z')).toBe('2040-01-01T00:01:00.000Z')
  })
})

describe('revokeToken', () => {
  it("ends a customer's own token only, and no other", async () => {
    const [one, other] = [
      await issueToken(db, ben.id, { name: 'one' }),
      await issueToken(db, ben.id, { name: 'other' }),
    ]
    expect(await revokeToken(db, { id: one.id, customerId: ada.id })).toBe(false)
    expect(await ownerOf(one.secret)).toEqual(ben)
    expect(await revokeToken(db, { id: one.id, customerId: ben.id })).toBe(true)
    expect(await revokeToken(db, { id: one.id, customerId: ben.id })).toBe(false)
    expect(await ownerOf(one.secret)).toBeUndefined()
    expect(await ownerOf(other.secret)).toEqual(ben)
  })
})
