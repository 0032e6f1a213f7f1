import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** Whatever queries can be sent to: PGlite, a pool of connections, or a transaction on either. */
export type Queries = PgDatabase<PgQueryResultHKT>

/** An open database with its tables in place. */
export type Db = Queries & {
  /** Ends every connection; queries sent after that fail. */
  close(): Promise<void>
}
