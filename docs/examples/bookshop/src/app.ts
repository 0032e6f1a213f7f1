import { createApp } from 'tenon'
import { operating, operations } from './operations.ts'
import * as authors from './routes/authors.ts'
import * as books from './routes/books.ts'
import * as customers from './routes/customers.ts'
import * as orders from './routes/orders.ts'
import * as reviews from './routes/reviews.ts'
import * as tokens from './routes/tokens.ts'

/** The bookshop. */
export const app = createApp({ books, authors, reviews, customers, tokens, orders, operations }, operating)
