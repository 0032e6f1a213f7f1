import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadCursor } from './failures.ts'
import { afterCursor, rowsToRead, toPage, type Ordering } from './page.ts'

const byTitle: Ordering = { name: 'title', key: sql`title`, keyIs: 'text', id: sql`id`, idIs: 'integer' }
const query = (ordering: Ordering, cursor?: string) => {
  const condition = afterCursor(ordering, cursor)
  return condition && new PgDialect().sqlToQuery(condition)
}

describe('toPage', () => {
  it.each([
    [undefined, 20],
    [1, 1],
    [100, 100],
    [0, 1],
    [-5, 1],
    [2.9, 2],
    [1000, 100],
  ])('takes a limit of %s as %i', (limit, shown) => {
    expect(rowsToRead({ limit })).toBe(shown + 1)
    const rows = Array.from({ length: shown + 1 }, (_, id) => ({ id }))
    const at = { ordering: byTitle, request: { limit }, place: ({ id }: { id: number }) => ['x', id] as const }
    expect(toPage(rows, 500, at)).toEqual({ items: rows.slice(0, shown), total: 500, nextCursor: expect.any(String) })
    expect(toPage(rows.slice(1), 500, at)).toEqual({ items: rows.slice(1), total: 500, nextCursor: null })
  })
})

describe('afterCursor', () => {
  it('is no condition on the first page', () => {
    expect(query(byTitle)).toBeUndefined()
  })

  it('continues after the last row shown, whatever its title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(2 ** 31 - 1), fc.boolean(), (key, id, descending) => {
        fc.pre(!key.includes('\0'))
        const ordering = { ...byTitle, descending }
        const at = { ordering, request: { limit: 1 }, place: () => [key, id] as const }
        const { nextCursor } = toPage([0, 1], 2, at)
        expect(nextCursor).toMatch(/^[\w-]+$/)
        const after = `(title, id) ${descending ? '<' : '>'} ($1, $2)`
        expect(query(ordering, nextCursor ?? '')).toMatchObject({ sql: after, params: [key, id] })
      }),
    )
  })

  it('refuses every cursor that no page gave out, and lets nothing of it into the query', () => {
    const json = fc.json().map((text) => Buffer.from(text).toString('base64url'))
    const tuple = fc
      .tuple(fc.constantFrom('title', 'x', 1), fc.jsonValue(), fc.jsonValue())
      .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'))
    fc.assert(
      fc.property(fc.oneof(fc.string(), json, tuple), (cursor) => {
        try {
          const rendered = query(byTitle, cursor)
          expect(rendered?.sql).toBe('(title, id) > ($1, $2)')
          expect(rendered?.params).toEqual([expect.any(String), expect.any(Number)])
        } catch (error) {
          expect(error).toBeInstanceOf(BadCursor)
        }
      }),
    )
  })
})
