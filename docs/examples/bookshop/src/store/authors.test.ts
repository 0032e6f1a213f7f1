import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDb } from '../db/open.ts'
import { authors } from '../db/schema.ts'
import { booksOfAuthor, createAuthor, getAuthor, listAuthors, updateAuthor, type Author } from './authors.ts'
import { BadCursor } from './failures.ts'

let db: Db
beforeAll(async () => {
  db = await openDb()
}, 60_000)
afterAll(() => db.close())

const named = async (q: string): Promise<Author> => {
  const [author] = (await listAuthors(db, { q })).items
  if (!author) throw new Error(`the seed has no ${q}`)
  return author
}

describe('listAuthors', () => {
  it('pages through all authors by name, each once', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listAuthors(db, { limit: 50, cursor })
      expect(page.total).toBe(await db.$count(authors))
      names.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(names).toHaveLength(await db.$count(authors))
    const ascii = names.map((name) => name.toLowerCase()).filter((name) => /^[a-z]/.test(name))
    expect(ascii).toEqual(ascii.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  })

  it('finds by the words of a name and by country', async () => {
    expect((await listAuthors(db, { q: 'bront', country: 'GB' })).items.map(({ name }) => name)).toEqual([
      'Charlotte Brontë',
      'Emily Brontë',
    ])
    expect((await listAuthors(db, { country: 'KE' })).total).toBe(1)
  })

  it('refuses a damaged cursor', async () => {
    await expect(listAuthors(db, { cursor: 'x' })).rejects.toThrow(BadCursor)
  })
})

describe('booksOfAuthor', () => {
  it('lists the books of one author, oldest first, in pages', async () => {
    const { id } = await named('jane austen')
    const page = await booksOfAuthor(db, id, { limit: 3 })
    expect(page?.items.map(({ year }) => year)).toEqual([1811, 1813, 1814])
    const next = await booksOfAuthor(db, id, { limit: 3, cursor: page?.nextCursor ?? undefined })
    expect(next).toMatchObject({ total: 4, nextCursor: null, items: [{ title: 'Emma' }] })
  })

  it('tells an author without books from no author', async () => {
    const { id } = await createAuthor(db, { name: 'Nobody Yet', bornYear: 2000, diedYear: null, country: 'NL' })
    expect(await booksOfAuthor(db, id)).toEqual({ items: [], total: 0, nextCursor: null })
    expect(await booksOfAuthor(db, id + 1)).toBeUndefined()
  })
})

describe('createAuthor and updateAuthor', () => {
  it('change the members given and keep the others', async () => {
    const author = await createAuthor(db, { name: 'Late Poet', bornYear: 1950, diedYear: 2020, country: 'IS' })
    expect(await getAuthor(db, author.id)).toEqual(author)
    expect(await updateAuthor(db, author.id, { diedYear: null })).toEqual({ ...author, diedYear: null })
    expect(await updateAuthor(db, author.id, { name: undefined })).toEqual({ ...author, diedYear: null })
    expect((await named('jane austen')).diedYear).toBe(1817)
  })

  it('know no author with an id that was never given', async () => {
    expect(await getAuthor(db, 99_999)).toBeUndefined()
    expect(await updateAuthor(db, 99_999, { name: 'x' })).toBeUndefined()
  })
})
