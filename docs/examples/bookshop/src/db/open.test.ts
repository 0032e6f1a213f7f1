import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from './database.ts'
import { dbOptionsOf, openDb } from './open.ts'
import { apiTokens, authors, books, customers } from './schema.ts'
import { seedAuthors } from './seed/seed.ts'

let root: string
let folder: string
let db: Db
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'bookshop-'))
  folder = join(root, 'deep', 'data')
  db = await openDb({ folder })
}, 60_000)
afterAll(async () => {
  await db.close()
  await rm(root, { recursive: true })
})

describe('openDb', () => {
  it('fills an empty folder with at least 120 books by 60 authors', async () => {
    expect(await db.$count(authors)).toBe(seedAuthors.length)
    expect(await db.$count(authors)).toBeGreaterThanOrEqual(60)
    expect(await db.$count(books)).toBeGreaterThanOrEqual(120)
  })

  it('stores no demonstration token in clear', async () => {
    const rows = await db.select().from(apiTokens)
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toContain('bookshop-demo')
  })

  it('keeps what was written when it is opened again, and seeds no second time', async () => {
    await db.insert(customers).values({ name: 'Ada', email: 'ada@example.org' })
    const before = await db.$count(books)
    await db.close()
    db = await openDb({ folder })
    expect(await db.$count(books)).toBe(before)
    expect(await db.$count(customers)).toBe(4)
  })
})

describe('dbOptionsOf', () => {
  it.each([
    [{ DATABASE_URL: 'postgres://x/y', DATABASE_FOLDER: '/a' }, { url: 'postgres://x/y' }],
    [{ DATABASE_URL: 'memory:', DATABASE_FOLDER: '/a' }, {}],
    [{ DATABASE_FOLDER: '/a' }, { folder: '/a' }],
    [{ DATABASE_URL: '' }, { folder: expect.stringMatching(/bookshop[\\/]data$/) }],
  ])('reads %j', (environment, options) => {
    expect(dbOptionsOf(environment)).toEqual(options)
  })
})
