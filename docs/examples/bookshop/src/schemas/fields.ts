import type { StringOptions } from '@sinclair/typebox'
import { t } from 'tenon'
import { maxId } from '../db/schema.ts'

/** What authors, books, customers, reviews and tokens are known by. */
export const id = t.Integer({ minimum: 1, maximum: maxId, examples: [1] })

/** The parameters of a path with one id. */
export const byId = t.Object({ id })

/** Text on one line: no control characters, of which PostgreSQL would refuse NUL. */
export const line = (options: StringOptions) =>
  t.String({ minLength: 1, pattern: '^[^\\u0000-\\u001f\\u007f]*$', ...options })

/** Text with as many lines as it needs. */
export const prose = (options: StringOptions) => t.String({ minLength: 1, pattern: '^[^\\u0000]*$', ...options })

/** A year of the common era; negative before it. */
export const year = (description: string, example: number) =>
  t.Integer({ minimum: -3000, maximum: 3000, description, examples: [example] })

/** An amount of money. */
export const cents = (description: string) => t.Integer({ minimum: 0, maximum: 100_000, description, examples: [1295] })

/** A language by its two letters. */
export const language = t.String({ pattern: '^[a-z]{2}$', description: 'ISO 639-1', examples: ['en'] })

/** A country by its two letters. */
export const country = t.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2', examples: ['US'] })
