import { asc, desc, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { maxId } from '../db/schema.ts'
import { BadCursor } from './failures.ts'

/** One page of a list; nextCursor is null on the last. */
export interface Page<Item> {
  readonly items: Item[]
  /** How many the whole list has, over all pages. */
  readonly total: number
  readonly nextCursor: string | null
}

/** Which page of a list: the first, or the one after a cursor. */
export interface PageRequest {
  /** At most so many items, 1 to 100; 20 by default. */
  readonly limit?: number | undefined
  /** The nextCursor of the page before, asked for in the same order. */
  readonly cursor?: string | undefined
}

/**
 * An order in which no two rows are equal: by a key, then by the id.
 * Pages continue after the last row seen instead of counting rows, so books that come or go meanwhile shift nothing.
 */
export interface Ordering {
  /** Names key and direction inside the cursor: a cursor of another order is refused. */
  readonly name: string
  readonly key: SQLWrapper
  readonly id: SQLWrapper
  readonly keyIs: keyof typeof canBe
  readonly idIs: 'integer' | 'uuid'
  readonly descending?: boolean
}

/** The place of a row in an ordering. */
export type Place = readonly [key: string | number, id: string | number]

/** How many rows to ask for: one more than the page shows, which tells whether another page follows. */
export const rowsToRead = ({ limit }: PageRequest): number => pageSize(limit) + 1

const pageSize = (limit = 20): number => Math.min(Math.max(Math.trunc(limit), 1), 100)

/** The ORDER BY of an ordering. */
export function orderBy({ key, id, descending = false }: Ordering): SQL[] {
  return descending ? [desc(key), desc(id)] : [asc(key), asc(id)]
}

/** The condition that leaves only rows after the cursor; undefined on the first page. */
export function afterCursor(ordering: Ordering, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined
  const [key, id] = placeOf(cursor, ordering)
  const comparison = sql.raw(ordering.descending ? '<' : '>')
  return sql`(${ordering.key}, ${ordering.id}) ${comparison} (${key}, ${id})`
}

/** Cuts the rows that were read into a page. */
export function toPage<Item>(
  rows: readonly Item[],
  total: number,
  at: { readonly ordering: Ordering; readonly request: PageRequest; readonly place: (item: Item) => Place },
): Page<Item> {
  const items = rows.slice(0, pageSize(at.request.limit))
  const last = rows.length > items.length ? items.at(-1) : undefined
  return { items, total, nextCursor: last === undefined ? null : cursorAt(at.ordering, at.place(last)) }
}

function cursorAt({ name }: Ordering, [key, id]: Place): string {
  return Buffer.from(JSON.stringify([name, key, id])).toString('base64url')
}

function placeOf(cursor: string, { name, keyIs, idIs }: Ordering): Place {
  const parts = parsed(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== name) throw new BadCursor()
  const [, key, id]: unknown[] = parts
  // Checked like any input: PostgreSQL would fail on what it cannot read as the column's type.
  if (!canBe[keyIs](key) || !canBe[idIs](id)) throw new BadCursor()
  return [key, id]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const canBe = {
  text: (value: unknown): value is string => typeof value === 'string' && !value.includes('\0'),
  integer: (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) <= maxId,
  number: (value: unknown): value is number => typeof value === 'number',
  time: (value: unknown): value is string => typeof value === 'string' && /^2\d{3}-/.test(value) && isInstant(value),
  uuid: (value: unknown): value is string => typeof value === 'string' && uuidPattern.test(value),
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
