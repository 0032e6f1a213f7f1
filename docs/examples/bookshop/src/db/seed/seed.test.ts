import { describe, expect, it } from 'vitest'
import { seedAuthors } from './seed.ts'

const everyBook = seedAuthors.flatMap(({ name, books }) => books.map((book) => ({ author: name, title: book[0], book })))

describe('the seed', () => {
  it('has at least 120 books by at least 60 authors, none twice', () => {
    expect(everyBook.length).toBeGreaterThanOrEqual(120)
    expect(seedAuthors.length).toBeGreaterThanOrEqual(60)
    expect(new Set(everyBook.map(({ title }) => title)).size).toBe(everyBook.length)
    expect(new Set(seedAuthors.map(({ name }) => name)).size).toBe(seedAuthors.length)
  })

  it.each(seedAuthors)('gives $name a life that fits the books', ({ name, born, died, country, books }) => {
    expect(country).toMatch(/^[A-Z]{2}$/)
    if (died !== undefined) expect(died - born).toSatisfy((age: number) => age > 25 && age < 100)
    for (const [title, year, language, pages, subjects] of books) {
      expect(year - born, `${name}: ${title}`).toBeGreaterThan(16)
      expect(language).toMatch(/^[a-z]{2}$/)
      expect(pages).toSatisfy((count: number) => count > 50 && count < 1500)
      expect(new Set(subjects).size).toBe(subjects.length)
      expect(subjects.length).toSatisfy((count: number) => count >= 1 && count <= 4)
    }
  })

  it('spreads over languages and centuries', () => {
    expect(new Set(everyBook.map(({ book }) => book[2])).size).toBeGreaterThanOrEqual(20)
    expect(new Set(everyBook.map(({ book }) => Math.floor(book[1] / 100))).size).toBeGreaterThanOrEqual(7)
  })
})
